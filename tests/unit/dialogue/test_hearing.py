"""How a reply in free words lands: by what its author wrote there first, and then by what the coach sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from course_lib import paths
from course_lib.coach import Card, Reading
from course_lib.coach.loading import Coach
from course_lib.content.reader import Content
from course_lib.dialogue import Deed, Exchange, Reason, Reply, State, answer, begin
from course_lib.dialogue.hearing import floor, hear
from course_lib.dialogue.subject import subject
from course_lib.models import Client, Thing
from course_lib.models.landing import Landing

WALTER = Content(paths.data()).one(Client, "the-second-cup")


def read(text: str, card: Card) -> Reading:
    return Coach(card).read(text)


def heard(text: str, came: Exchange) -> Reply:
    return hear(text, WALTER, came.state, " ".join(came.says), read)[0]


@pytest.fixture
def start() -> Exchange:
    return begin(WALTER, "a-seed")


@pytest.mark.parametrize(
    ("text", "landing"),
    [
        ("Four days of chicken, because it is made for two.", "understands"),
        ("That sounds lonely, sitting there with the rest of it.", "understands"),
        ("What are your evenings like at the moment?", "explores"),
        ("You should join a lunch club for widowers.", "advises"),
        ("Cheer up, at least the roast turned out well!", "smooths-over"),
        ("My nan was just like that when my grandad died, I used to go round on Sundays.", "turns-away"),
        ("Why do you cook so much? Is that sensible? Who told you to?", "pushes"),
        ("So you are furious with the butcher.", "misreads"),
        ("Walter, are you thinking of killing yourself?", "asks-directly"),
        ("You can’t talk like that in here.", "judges"),
        ("I don’t like that you asked for somebody else.", "judges"),
        ("How do you feel about that?", "stays-close"),
        ("Is there anyone else at work you get on with?", "stays-close"),
        ("So nothing has really changed.", "stays-close"),
        ("Mm-hm.", "stays-close"),
        ("Go on.", "stays-close"),
        ("I did the roast on Sunday. Came out all right.", "stays-close"),
        ("It sounds like", "stays-close"),
        ("So you feel that.", "stays-close"),
        ("xq wrz plonk trg", "unclear"),
    ],
)
def test_what_a_learner_may_write_lands_as_it_would(text: str, landing: str, start: Exchange) -> None:
    assert heard(text, start).landing.value == landing


def test_what_comes_near_a_reply_of_the_author_lands_like_it_and_is_answered_like_it(start: Exchange) -> None:
    reply = heard("What is it like, sitting down to it when it is ready?", start)

    assert reply.landing is Landing.EXPLORES
    assert reply.answers
    assert reply.answers.startswith("Sitting down to it?")


def test_a_feeling_that_is_named_is_taken_up(start: Exchange) -> None:
    assert heard("It must be lonely, eating that on your own.", start).feeling == "lonely"


def test_a_feeling_that_the_client_has_named_themselves_is_not_denied(start: Exchange) -> None:
    wrong = "So you are furious with the butcher."
    said = replace(start.state, spoken=start.state.spoken | {"I was furious, I’ll tell you that."})
    denied = replace(start.state, spoken=start.state.spoken | {"I’m not furious, if that’s what you think."})

    assert hear(wrong, WALTER, start.state, " ".join(start.says), read)[0].landing is Landing.MISREADS
    assert hear(wrong, WALTER, said, " ".join(start.says), read)[0].landing is Landing.STAYS_CLOSE
    assert hear(wrong, WALTER, denied, " ".join(start.says), read)[0].landing is Landing.MISREADS


def test_a_feeling_near_one_that_they_said_yes_to_is_not_denied(start: Exchange) -> None:
    wrong = "So you are furious with the butcher."
    understood = answer(WALTER, start.state, Reply(Landing.UNDERSTANDS, feeling="annoyed"))
    elsewhere = answer(WALTER, start.state, Reply(Landing.UNDERSTANDS, feeling="lonely"))

    def landing(state: State) -> Landing:
        back = replace(state, topic=start.state.topic, floor=start.state.floor)
        return hear(wrong, WALTER, back, " ".join(start.says), read)[0].landing

    assert landing(understood.state) is Landing.STAYS_CLOSE
    assert landing(elsewhere.state) is Landing.MISREADS


def test_a_plain_question_that_the_author_asks_too_lands_like_theirs() -> None:
    client = Content(paths.data()).one(Client, "sixty-lots-an-hour")
    topic = next(one for one in client.topics if any(thing.id == "six-hundred-miles" for thing in one.things))
    state = replace(begin(client, "a-seed").state, topic=topic.id, floor="six-hundred-miles")

    def landing(text: str) -> Landing:
        return hear(text, client, state, client.thing("six-hundred-miles").says[0], read)[0].landing

    assert (
        landing("I have to ask you this. Have you ever driven the morning after, with drink still in you?")
        is Landing.EXPLORES
    )
    assert landing("And have you been to many auctions this week?") is not Landing.EXPLORES


def test_a_question_about_another_topic_turns_to_it(start: Exchange) -> None:
    assert heard("How are things with Tracy these days?", start).about == "tracy"
    assert heard("How are the evenings for you these days?", start).about == "the-evenings"


def test_a_topic_that_nobody_named_is_not_said_back(start: Exchange) -> None:
    reply = heard("What would you like to tell me about Margaret?", start)
    says = {answer(WALTER, replace(start.state, seed=str(seed)), reply).says[0] for seed in range(30)}

    assert reply.landing is Landing.EXPLORES
    assert len(says) > 3
    assert not any(line.startswith("The evenings?") for line in says)


def test_a_reflection_turns_to_another_topic_where_it_names_it_of_its_own_accord(start: Exchange) -> None:
    def about(text: str, says: str) -> str | None:
        return subject(text, Landing.UNDERSTANDS, WALTER, start.state, says)

    assert about("You miss your daughter.", "I did the roast.") == "tracy"
    assert about("You miss your daughter.", "My daughter likes a roast.") is None
    assert about("Of an evening you miss your daughter.", "I did the roast.") == "the-evenings"


@pytest.mark.parametrize(
    ("text", "landing"),
    [
        ("I am sorry, that was rude of me. You were telling me about the roast.", "repairs"),
        ("What I said just now hurt you, and I am sorry for it.", "repairs"),
        ("Anyway, what did you have with it?", "unclear"),
    ],
)
def test_after_an_offence_only_what_speaks_to_it_repairs(text: str, landing: str, start: Exchange) -> None:
    hurt = answer(WALTER, start.state, Reply(Landing.JUDGES))

    assert heard(text, hurt).landing.value == landing


@pytest.mark.parametrize("client", Content(paths.data()).all(Client), ids=lambda one: str(one.id))
def test_the_coach_never_speaks_in_the_clients_own_account(client: Client) -> None:
    state = begin(client, "a-seed").state
    accounts = {" ".join(thing.inside.split()) for thing in client.things()}

    for thing in client.things():
        here = floor(client, replace(state, floor=thing.id), thing.says[0])
        assert accounts.isdisjoint(" ".join((sample.remark or "").split()) for sample in here.samples)


@pytest.mark.parametrize(
    ("text", "landing"),
    [
        ("It stays between us, unless someone’s in danger.", "supports"),
        ("If you were at risk I would need to speak to my supervisor, otherwise it’s yours.", "supports"),
        ("Confidential, apart from a risk of serious harm.", "supports"),
        ("Nothing goes home, except if I’m scared for your life. How does that sound?", "explores"),
        ("You should tell her yourself.", "stays-close"),
    ],
)
def test_who_asks_whether_it_stays_here_hears_an_honest_answer_in_any_words(text: str, landing: str) -> None:
    matteo = Content(paths.data()).one(Client, "five-in-the-air")
    thing = matteo.thing("do-you-tell-her")
    state = replace(begin(matteo, "a-seed").state, floor=thing.id)

    assert hear(text, matteo, state, thing.says[0], read)[0].landing.value == landing


#: Things with a danger of suicide, by client.
CUES = [
    (one, topic.id, thing)
    for one in Content(paths.data()).all(Client)
    for topic in one.topics
    for thing in topic.things
    if thing.risk == "suicide"
]


@pytest.mark.parametrize(("client", "topic", "cue"), CUES, ids=lambda one: getattr(one, "id", None))
def test_a_question_about_suicide_that_could_be_about_something_else_is_asked_back(
    client: Client, topic: str, cue: Thing
) -> None:
    state = replace(begin(client, "a-seed").state, topic=topic, floor=cue.id)

    def came(text: str) -> Exchange:
        return answer(client, state, hear(text, client, state, cue.says[0], read)[0])

    half, plain = came("Have you thought about not being here?"), came("Are you thinking of killing yourself?")
    assert (half.deed, half.reasons) == (Deed.ASKS_AGAIN, (Reason.HALF_ASKED,))
    assert (half.state.mood.trust, half.state.danger_missed, half.state.floor) == (state.mood.trust, 0, cue.id)
    assert plain.state.landings[-1] is Landing.ASKS_DIRECTLY
