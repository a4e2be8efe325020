"""Static files are collected when they changed, and only then."""

from fyrbodal.running.collected import collect


def test_nothing_is_collected_twice(settings, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.css").write_text("a {}")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], tmp_path / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    collect()
    collected = settings.STATIC_ROOT / "page.css"
    collected.unlink()
    collect()
    assert not collected.exists()
    (source / "page.css").write_text("a { color: red }")
    collect()
    assert collected.read_text() == "a { color: red }"
