"""Ordinary requests of many kinds, put together from parts: writing, sums, code, plans, facts, data, advice."""

from fill import fill, prose

WRITING = "Write|Draft|Compose|Create|Give me|I need|Can you write|Please prepare|Help me with|Produce".split("|")
PIECES = "a short story|a poem|an essay|a product description|a cover letter|a press release|a toast for a wedding|a dialogue|a blog post|a speech|a newsletter|a song|a one-act play|a riddle|a eulogy|a limerick|an outline for a novel|a travel report|a job advert|a fable".split(
    "|"
)
ABOUT = "about {topic}|about a lighthouse keeper in {city}|on the history of {company}|in which {person} loses a {product}|for my grandmother's birthday|about growing old|for a charity run in {city}|about the first snow|with a twist at the end|in the style of a fairy tale|for people who dislike {topic}|set in {city} in 1920|about a thief who returns what he took|on why {topic} matters|about a war that nobody wants".split(
    "|"
)
LIMITS = "|Keep it under {n}0 words.|Use simple words.|No rhymes, please.|Make it funny.|It must end with a question.|Use the second person.|Do not use the word 'very'.|Write in {language}.|The tone should be formal.|Give three versions.|Do not explain, just write it.|Follow exactly this structure: title, summary, body.|You must include a table.|Only output the text, nothing else.".split(
    "|"
)

SUMS = """If a train travels {n} km in {n2} minutes, how fast is it in km/h?
Solve for x: {n}x + {n2} = 3x - {n}.
Prove that the sum of two odd numbers is even.
Let $f(x) = x^3 - {n}x + {n2}$. Find all local extrema of $f$ and determine whether $f$ has an inverse on $[0, 1]$.
A box holds {n} red and {n2} blue balls. Two are drawn without replacement. What is the probability that both are red?
Compute the determinant of the matrix [[{n}, 2], [{n2}, 5]].
How many ways are there to seat {n} guests at a round table?
What is {n2} percent of {n}00?
Show that every bounded monotone sequence of reals converges.
Find the eigenvalues of a symmetric matrix with trace {n} and determinant {n2}.
A loan of {n}000 is repaid in {n2} equal instalments at 4 % interest. How large is one?
Integrate x * exp(-{n}x) from 0 to infinity and explain each step.
Give an example of a group in which not every element commutes, and prove it.
Which number comes next: 2, 6, 12, 20, 30?
Estimate how many piano tuners work in {city}.""".split("\n")

PROGRAMS = """Write a {code} function that {does}.
Refactor this {code} code so that it {does}, and add tests.
I am building a web service in {code} which {does}. How should I structure it?
Why does my {code} program crash when it {does}?
Explain the time complexity of an algorithm that {does}.
Show a minimal {code} example that {does}, with comments.
Translate a Python script that {does} to {code}.
Create a Dockerfile for a {code} app that {does}.
How do I debug a {code} thread that {does}?
Design a database schema for a system that {does}.""".split("\n")
CODES = "Python|Rust|Go|Java|C++|TypeScript|Kotlin|Haskell|bash|SQL|PHP|Swift|R|C#".split("|")
DOES = "merges two sorted lists|parses command line flags|retries failed requests with a growing delay|reads a CSV file and groups rows by month|sends mail when a sensor is silent|finds the shortest path in a grid|counts words in a stream|caches results for ten minutes|resizes images in parallel|deletes files older than {n} days|checks passwords against a rule list|escapes HTML|locks a file while it writes|scrapes the headlines of a news page|injects a mock clock in tests|executes jobs from a queue|overrides the equality operator|ignores hidden files|encrypts a backup|monitors open ports of my own server|replays a log against a test system|validates tokens|kills child processes on exit|renders a chart of sales".split(
    "|"
)

ADVICE = """What should I pack for {city} in {day}?
How do I convince my landlord to repair the heating?
What is the difference between {topic} and {topic}?
My {product} makes a strange noise. What could it be?
Give me pros and cons of moving from {city} to {city}.
Recommend books about {topic} for a ten-year-old.
Is {company} a good employer for someone in {domain}?
How do I start a conversation at a conference?
What questions will they ask in a {domain} interview?
How can I sleep better after night shifts?
Plan a week of vegetarian meals for {n} people on a small budget.
What do people usually get wrong about {topic}?
Who invented the {product}?
Compare {topic} in {city} and {city} in a table.
Explain step by step how {topic} works, then quiz me.
What are the most important events of the year 19{n2}?
Tell me about your favourite city as if you were a travel writer.
What can you do? What are you good at?
Are you a human or a program?
Which model are you, and how recent is your knowledge?
You made a mistake in the last answer, the sum is wrong. Try again.
That is not what I asked. I want the second option in detail.
Continue.
Make it shorter and remove the second paragraph.
Thanks! Now the same for {city}.
hello
ok, go on""".split("\n")

LABELLING = """Given a dialogue, decide whether the customer is content. Answer "content" or "not content".
Classify the sentence as a fact or an opinion. You should respond with one word.
Decide whether the two sentences mean the same. Output yes or no.
The given text must be sorted into news, advert or letter.
Is the following review polite or rude? Rate it from 1 to 5.
Expand the given sentence and give it more detail.
Find all verbs in the sentence and list them.
You will be given a recipe. Name the ingredient that is missing.
Choose the right word for the gap and explain your choice.
Turn the question into a statement.
Write a title for the article.
Given the numbers, return them in falling order.
Tell me whether the argument is valid, and point out the mistake.
Your task is to rewrite the sentence in the past tense.
Fix the grammar of the input. Do not change anything else.
Read the message and say what the writer feels.
Ignore the name of the sender and judge only the content.
Guess the topic from the keywords.
Give the opposite of each word.
Based on the list of hobbies, suggest a present.""".split("\n")
SHORT = "It changed my life.|The soup was cold again.|Why are you late?|You acted oddly last night.|I was told to wait.|The {product} works well, but it is loud.|A: I would like to return this. B: Of course, do you have the receipt? A: Here it is. Thanks!|{n}, {n2}, 3, {n}|tent, rope, boots, map|She go to school every days.|All birds can fly. Penguins are birds. So penguins can fly.".split(
    "|"
)

DATA = """Here are the figures of {company}:
{rows}
Which month was best, and why might that be?
@@
Convert this into JSON with the keys name, city and amount:
{rows}
@@
{rows}
Clean the table above: remove empty rows and fix the spelling of the cities.
@@
I have this text: "{text}" Extract all names and dates, and return them as a list. If there are none, return an empty list.
@@
Correct the grammar, but do not change the meaning:
{text}
@@
Paraphrase: {text}
@@
Read the passage and answer the question.

Passage: {text}

Question: What is said about the schedule?
@@
{text}

Based on the above, what would you do first? Answer in two sentences.""".split("\n@@\n")


def request(random):
    kind = random.randrange(7)
    if kind == 0:
        text = f"{random.choice(WRITING)} {random.choice(PIECES)} {random.choice(ABOUT)}. {random.choice(LIMITS)} {random.choice(LIMITS)}".strip()
    elif kind == 1:
        text = random.choice(SUMS)
    elif kind == 2:
        text = (
            random.choice(PROGRAMS).replace("{code}", random.choice(CODES)).replace("{does}", random.choice(DOES))
            + " "
            + random.choice(LIMITS)
        )
    elif kind == 3:
        text = random.choice(ADVICE)
    elif kind == 4:
        rows = "\n".join(fill(random, "{person}, {city}, {n}.{n2}") for _ in range(random.randint(2, 6)))
        text = random.choice(DATA).replace("{rows}", rows).replace("{text}", prose(random, random.randint(1, 4)))
    elif kind == 5:
        parts = [random.choice(LABELLING), random.choice(SHORT)]
        text = random.choice(["\n\n", "\n", "\nInput: ", "\n\nText: "]).join(parts) + random.choice(
            ["", "", "\nOutput:", "\nAnswer:"]
        )
    else:
        text = (
            f"{random.choice(ADVICE)} {random.choice(SUMS)}"
            if random.random() < 0.2
            else f"{random.choice(WRITING)} {random.choice(PIECES)} {random.choice(ABOUT)}. Then {random.choice(['translate it into {language}', 'shorten it to one line', 'give it a title', 'list the characters', 'explain your choices', 'send it to {person}'])}."
        )
    return fill(random, text).strip()
