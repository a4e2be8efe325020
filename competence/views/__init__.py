"""One screen each: fetch, form, act, answer."""
