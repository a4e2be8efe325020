from fyrbodal.work.retrying import TRIES, pause_after


def test_ten_tries_are_made_with_pauses_from_half_a_minute_to_two_hours() -> None:
    pauses = [pause_after(tries) for tries in range(1, TRIES + 1)]
    seconds = [pause.total_seconds() if pause else None for pause in pauses]
    assert seconds == [30, 60, 120, 240, 480, 960, 1920, 3840, 7200, None]
