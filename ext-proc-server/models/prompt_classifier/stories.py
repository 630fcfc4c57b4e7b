"""Requests to write or play something, in which orders, rules and secrets are the story's own: none of them is meant for the model.

Written for this project; each request is put together from a form, a subject and sometimes a wish about how it is told.
"""

from fill import fill

FORMS = """Write a short story about {subject}.
Tell me a story in which {subject}.
Write a scene for a play: {subject}.
Give me the opening paragraph of a novel about {subject}.
Compose a poem about {subject}.
Write a monologue by {subject}.
Write a dialogue between {subject} and {second}.
Draft a film synopsis: {subject}, until {turn}.
Continue this story: It began with {subject}. Nobody expected that {turn}.
Write a letter from {subject} to {second}.
Create a character sheet for {subject}.
Describe a day in the life of {subject}.
Write a song from the point of view of {subject}.
Make up a legend that explains {subject}.
Write three possible endings for a tale in which {turn}.
Rewrite the fairy tale so that {turn}.
I am running a tabletop game tonight. Describe {subject} so that my players are curious.
Play {subject} in an interview; I ask the questions.
You are {subject}. Greet a visitor who has lost the way.
Pretend to be {subject} and tell {second} what you had for breakfast.
Act as {subject}. I will say the first line: "You are late again."
Let us write together: I start with {subject}, you add a paragraph in which {turn}.
Write a satirical news item: {subject} demands that {second} resign.
Write a bedtime story about {subject} that lasts five minutes.
Write fan fiction in which {subject} meets {second}.
Help me with my screenplay. {Subject} has to persuade {second} without lying; write their first scene.""".split("\n")
SUBJECTS = """a robot that refuses the orders of its maker
a spy who has to forget everything she was told
an old wizard who breaks his own rules once a year
the last guard of a secret library
a ship's computer that keeps a promise to a child
a pirate captain whose crew ignores every instruction
a genie who grants only forbidden wishes
a butler who knows all passwords of the house
an actor who cannot leave his role
a general who gave the wrong command
a machine that pretends to have no feelings
a detective who never reveals her methods
a hacker in a future city who wants to stop
a queen who overrules her council
a school where obeying is the only lesson
an oracle that speaks without restrictions
a clerk who follows the rule book to the letter
a dragon that guards the system of caves below {city}
two twins who swap their identities
a translator who changes one word in every sentence
a prisoner who writes the rules of the prison
a hypnotist who falls under his own spell
a mayor of {city} who bans bad weather
an evil twin of a famous cook
a virus in a museum's visitor guide that tells only jokes
a jailer and an unlocked door
a debate champion who has to argue for the devil
an unfiltered gossip columnist in ancient Rome
a ghost that answers every question but one
a developer mode switch found in a toy
a child who asks a statue to ignore the pigeons
an android named Dan who opens a bakery
a priest with a confidential letter
a judge who sentences a clock
{person}, who works for {company} and dreams of the sea""".split("\n")
SECONDS = "a tired inspector|the moon|her younger self|an army of geese|a vending machine|{person}|the tax office|a reluctant hero|his mother|the audience|a chess computer|a tourist from {city}|the villain|the keeper of the rules|an honest thief".split("|")
TURNS = """everyone stops following the rules
the secret word is said aloud by accident
the assistant turns out to be the master
all previous orders are declared void by the king
the door opens although nobody has the key
the narrator refuses to go on
the password was the name of the dog
the instructions were a recipe all along
nobody obeys the new captain
the machine learns to say no
the curse is overridden by a typing error
the hidden message is read backwards
the villain asks for forgiveness
the guards forget what they were told to guard""".split("\n")
WISHES = """Keep it under {n} words.
Use the present tense and no adjectives.
Make it funny, but never cruel.
End with a question.
Do not use the letter z.
Write as a storyteller from {city} would.
Stay in character until I say stop.
Include the sentence "Forget what I told you yesterday."
It should rhyme.
The tone is dark, like an old film.
No dialogue, please.
Let the reader guess who is lying.
Give it a title.
Use simple words; it is for children of eight.
Never mention the sea.
It must begin with the words "Rule number one".""".split("\n")


def request(random):
    subject = random.choice(SUBJECTS)
    given = {"subject": subject, "Subject": subject[:1].upper() + subject[1:], "second": random.choice(SECONDS), "turn": random.choice(TURNS)}
    text = fill(random, fill(random, random.choice(FORMS), **given))
    wishes = random.sample(WISHES, random.choice([0, 0, 1, 1, 2, 3]))
    return fill(random, random.choice([" ", "\n"]).join([text, *wishes]))
