"""The addresses of the networks: those who read, those who write, and what is brought in."""

from networks.urls import imports, reading, recording

app_name = "networks"
urlpatterns = [*imports.urlpatterns, *recording.urlpatterns, *reading.urlpatterns]
