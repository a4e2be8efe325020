"""The addresses of projects, in Swedish."""

from django.urls import path

from projects.views import grants, papers, people, projects, reports, turns, writing

app_name = "projects"
urlpatterns = [
    path("", projects.projects, name="projects"),
    path("nytt/", projects.project_add, name="project_add"),
    path("<uuid:pk>/", projects.project, name="project"),
    path("<uuid:pk>/andra/", projects.project_edit, name="project_edit"),
    path("<uuid:pk>/medverkande/", people.appoint, name="appoint"),
    path("<uuid:pk>/medverkande/<int:appointment>/avsluta/", people.let_go, name="let_go"),
    path("<uuid:pk>/bidrag/", grants.grant_add, name="grant_add"),
    path("bidrag/<uuid:pk>/", grants.grant, name="grant"),
    path("bidrag/<uuid:pk>/andra/", grants.grant_edit, name="grant_edit"),
    path("bidrag/<uuid:pk>/anstand/", grants.extend, name="extend"),
    path("bidrag/<uuid:pk>/mal/", grants.goal_add, name="goal_add"),
    path("mal/<uuid:pk>/", grants.goal_edit, name="goal_edit"),
    path("mal/<uuid:pk>/ta-bort/", grants.goal_remove, name="goal_remove"),
    path("bidrag/<uuid:pk>/budget/", grants.budget_add, name="budget_add"),
    path("budget/<uuid:pk>/", grants.budget_edit, name="budget_edit"),
    path("budget/<uuid:pk>/ta-bort/", grants.budget_remove, name="budget_remove"),
    path("bidrag/<uuid:pk>/redovisa/", reports.report_begin, name="report_begin"),
    path("redovisningar/<uuid:pk>/", reports.report, name="report"),
    path("redovisningar/<uuid:pk>/skriv/", writing.report_edit, name="report_edit"),
    path("redovisningar/<uuid:pk>/redovisning.pdf", papers.report_pdf, name="report_pdf"),
    path("redovisningar/<uuid:pk>/omslag/", writing.cover, name="cover"),
    path("redovisningar/<uuid:pk>/rader/", writing.row_add, name="row_add"),
    path("avsnitt/<uuid:pk>/", writing.section, name="section"),
    path("utfall/<uuid:pk>/", writing.done, name="done"),
    path("rader/<uuid:pk>/", writing.row, name="row"),
    path("rader/<uuid:pk>/ta-bort/", writing.row_remove, name="row_remove"),
    path("redovisningar/<uuid:pk>/intyga/", turns.certify, name="certify"),
    path("redovisningar/<uuid:pk>/ta-tillbaka-intyget/", turns.take_back, name="take_back"),
    path("redovisningar/<uuid:pk>/skicka-in/", turns.submit, name="submit"),
    path("redovisningar/<uuid:pk>/godkann/", turns.approve, name="approve"),
    path("redovisningar/<uuid:pk>/skicka-tillbaka/", turns.give_back, name="give_back"),
    path("redovisningar/<uuid:pk>/oppna/", turns.reopen, name="reopen"),
]
