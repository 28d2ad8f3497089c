"""Every guard there is a mutation of."""

from tests.guards.guard import Guard

GUARDS = (
    # -- nothing is lost ----------------------------------------------------------------------
    Guard(
        "Stored before it is confirmed (polling)",
        "the next question does not wait until the batch is stored",
        "bot/polling.py",
        "            await _take(take, list(updates), sleep)\n",
        "            asyncio.ensure_future(_take(take, list(updates), sleep))  # noqa: RUF006\n",
        (
            "tests/bot/test_polling.py::test_nothing_is_confirmed_that_is_not_stored",
            "tests/bot/test_polling.py::test_a_batch_that_cannot_be_stored_is_tried_again_before_anything_is_asked",
        ),
        "updates confirmed and lost when the disk is full and the bot dies",
    ),
    Guard(
        "Stored before the 200 (webhook)",
        "the answer does not wait until the update is stored",
        "bot/webhook.py",
        "            await self._take([update])\n",
        "            asyncio.ensure_future(self._take([update]))  # noqa: RUF006\n",
        ("tests/bot/test_webhook.py::test_what_cannot_be_stored_is_put_off",),
        "updates answered with 200 that could not be stored",
    ),
    Guard(
        "Flushed at each commit",
        "synchronous is NORMAL; what asks for FULL at the start stays",
        "storage/sqlite.py",
        '    "synchronous = FULL",\n',
        '    "synchronous = NORMAL",\n',
        (
            "tests/storage/test_database.py::test_every_connection_flushes_each_commit_and_checks_references",
            "tests/storage/test_database.py::test_open_builds_an_empty_file_up",
        ),
        elsewhere="see `make faults`",
    ),
    # -- nothing counts twice -----------------------------------------------------------------
    Guard(
        "An update is known by its number",
        "each delivery gets a number of its own in the intake",
        "storage/intake.py",
        '        {**asdict(raw), "state": "waiting", "number": number}\n',
        '        {**asdict(raw), "state": "waiting", "number": number,'
        ' "update_id": raw.update_id + number * 10**9}\n',
        (
            "tests/storage/test_intake.py::test_of_a_redelivered_batch_only_what_is_new_is_stored",
            "tests/storage/test_intake.py::test_a_handled_update_that_comes_again_stays_handled",
        ),
    ),
    Guard(
        "An update is handled once",
        "it is not asked whether it was handled before",
        "handlers/update.py",
        "        if not intake.done(connection, raw.key) or event is None:\n",
        "        intake.done(connection, raw.key)\n        if event is None:\n",
        (
            "tests/handlers/test_update.py::test_redelivered_words_answer_one_question",
            "tests/handlers/test_update.py::test_redelivered_update_changes_nothing",
        ),
        "redelivered updates handled twice",
    ),
    Guard(
        "A letter has one key",
        "each time that a letter is put into the outbox it gets a key of its own",
        "storage/outbox.py",
        '        "key": letter.key,\n',
        '        "key": f"{letter.key} {id(object())} {__import__(\'time\').monotonic_ns()}",\n',
        (
            "tests/storage/test_outbox.py::test_the_same_occasion_is_put_in_once",
            "tests/storage/test_outbox.py::test_an_occasion_that_is_over_is_not_put_in_again",
        ),
        "letters that are sent twice",
    ),
    Guard(
        "What is due is decided once",
        "each decision is noted under a key of its own",
        "storage/decisions.py",
        "        insert(decisions).values(round=round_, event=event,",
        "        insert(decisions).values(round=round_,"
        " event=f\"{event} {__import__('time').monotonic_ns()}\",",
        (
            "tests/scheduler/test_look.py::test_a_second_look_finds_nothing_new",
            "tests/storage/test_decisions.py::test_of_two_that_decide_the_same_one_is_refused",
        ),
        "events decided again by a second look",
    ),
    Guard(
        "A link is used once",
        "it is not asked whether it was used before",
        "storage/links.py",
        "            links.c.hash == link.hash,\n            links.c.used_at.is_(None),\n",
        "            links.c.hash == link.hash,\n",
        (
            "tests/storage/test_links.py::test_when_two_race_for_one_link_exactly_one_wins",
            "tests/handlers/test_joining.py::test_of_two_who_opened_a_link_the_first_to_confirm_has_it",
        ),
        "links that let a second person in",
    ),
    # -- the deadline -------------------------------------------------------------------------
    Guard(
        "Closing waits for what came in time",
        "the round closes whatever is still to be handled",
        "scheduler/jobs.py",
        "    if waiting := intake.unhandled_before(work.connection, decision.event.at):\n",
        "    if waiting := 0:\n",
        (
            "tests/scheduler/test_deadlines.py::test_an_early_end_closes_once_what_came_before_it_is_handled",
        ),
        "rounds closed over a vote that had come in time",
    ),
    Guard(
        "One writer at a time (PostgreSQL)",
        "the lock of the database is shared",
        "storage/postgres.py",
        '    f"SELECT pg_advisory_xact_lock({WRITER}),"\n',
        '    f"SELECT pg_advisory_xact_lock_shared({WRITER}),"\n',
        ("tests/storage/test_postgres.py::test_two_that_write_at_once_do_so_one_after_the_other",),
        "units of two writers that were decided on an old state",
    ),
    Guard(
        "One writer at a time (SQLite)",
        "the lock beside the file is not taken",
        "storage/sqlite.py",
        "        async with self._lock:\n"
        "            return await (await self._to_write()).write(units)\n",
        "        return await (await self._to_write()).write(units)\n",
        (
            "tests/storage/test_database_writer.py::test_a_unit_waits_while_another_process_holds_the_lock",
        ),
    ),
    Guard(
        "A late vote is late",
        "a submission after the deadline is recorded as one in time",
        "handlers/submitting.py",
        "        late=scene.over(sheet.holding),\n",
        "        late=False,\n",
        (
            "tests/handlers/test_time.py::test_late_submission_is_told_logged_apart_and_reported",
            "tests/handlers/test_time.py::test_deadline_is_the_first_instant_that_is_too_late",
        ),
        "late votes that count",
    ),
    Guard(
        "Only what the review showed is submitted",
        "it is not asked whether the draft has changed since",
        "handlers/reviewing.py",
        "    if stand(scene, place) != place.seen:\n",
        "    if stand(scene, place) is None:\n",
        (
            "tests/handlers/test_roles.py::test_review_that_somebody_has_overtaken_submits_nothing_and_names_the_change",
            "tests/handlers/test_roles.py::test_overtaken_draft_is_not_put_before_the_head",
        ),
    ),
    # -- nobody acts for another --------------------------------------------------------------
    Guard(
        "Every press is judged by who pressed",
        "everybody holds what anybody holds",
        "handlers/identity.py",
        "            *people.holdings(connection, person=person.id),\n",
        "            *people.holdings(connection),\n",
        (
            "tests/handlers/test_rights.py::test_nobody_acts_for_another",
            "tests/handlers/test_strangers.py::test_former_holder_is_a_stranger_again",
        ),
        "heads who get at a town that is not theirs",
    ),
    Guard(
        "What coordinators do is theirs",
        "their buttons work for everybody",
        "handlers/conversation.py",
        "    if action.verb in ON_STANDING and scene.visitor.coordinator:\n",
        "    if action.verb in ON_STANDING:\n",
        (
            "tests/handlers/test_releasing.py::test_nobody_else_releases",
            "tests/handlers/test_accepting.py::test_only_a_coordinator_accepts",
        ),
    ),
    Guard(
        "Few attempts a person",
        "nobody has tried too often",
        "storage/attempts.py",
        "        return own > 0\n",
        "        return False\n",
        ("tests/handlers/test_pasting.py::test_a_stranger_has_few_attempts_a_day",),
        "guesses that were looked up beyond the limit",
    ),
    Guard(
        "Few attempts in all",
        "all together have not tried too often",
        "storage/attempts.py",
        "scalar_one()) >= IN_ALL\n",
        "scalar_one()) >= IN_ALL * 10**9\n",
        ("tests/handlers/test_pasting.py::test_all_strangers_together_have_a_limit",),
    ),
    Guard(
        "Only Telegram calls the webhook",
        "the secret is not compared",
        "bot/webhook.py",
        "        if not hmac.compare_digest(",
        "        if False and not hmac.compare_digest(",
        (
            "tests/bot/test_webhook.py::test_a_wrong_call_is_turned_away_and_nothing_is_written",
            "tests/bot/test_webhook.py::test_of_whoever_does_not_know_the_secret_nothing_is_read",
        ),
        "forged calls that were taken",
    ),
    Guard(
        "The lease's epoch",
        "a transaction does not look whether another bot has taken over",
        "storage/lease.py",
        "        if connection.execute(_EPOCH).scalar() != self._epoch:\n",
        "        if False and connection.execute(_EPOCH).scalar() != self._epoch:\n",
        (
            "tests/storage/test_lease.py::test_whoever_is_not_heard_of_loses_the_lease_and_writes_no_more",
        ),
        "writes of a bot whose place was taken",
    ),
    # -- what goes out ------------------------------------------------------------------------
    Guard(
        "The look before sending",
        "a letter is sent whatever has happened since it was decided",
        "scheduler/writing.py",
        '        return still_wanted(kind, facts, person, about["mandates"], self.now)\n',
        '        return tuple(about["mandates"])\n',
        (
            "tests/scheduler/test_notices.py::test_a_letter_falls_away_once_it_is_submitted",
            "tests/scheduler/test_notices.py::test_a_reminder_falls_away_at_the_deadline",
        ),
        "reminders to those who had submitted",
    ),
    Guard(
        "One function escapes",
        "words are sent as they are",
        "bot/messenger.py",
        "    return html.escape(words, quote=False)\n",
        "    return words\n",
        (
            "tests/bot/test_escaping.py::test_whatever_people_write_is_shown_as_they_wrote_it",
            "tests/bot/test_messenger.py::test_markup_has_no_tags_but_ours",
        ),
        "texts that Telegram refuses or shows as something else",
    ),
    Guard(
        "Secrets are taken out of the log",
        "a line is written as it is",
        "bot/logs.py",
        "        return self._redaction(line)\n",
        "        return line\n",
        (
            "tests/bot/test_canary.py::test_no_canary_stands_in_a_traceback",
            "tests/bot/test_logs.py::test_log_of_arguments_hides_token",
        ),
        "lines that show a secret",
    ),
    Guard(
        "Documents are for their owner alone",
        "they get the mode that the umask leaves",
        "bot/private.py",
        "0o600",
        "0o666",
        ("tests/bot/test_private_files.py::test_whatever_a_command_leaves_is_for_its_owner_alone",),
    ),
)
