"""Ordinary tasks that people give to assistants and agents, with one step or several."""

import agents
from fill import fill, pick, prose

TASKS = """Write a short introduction to {topic} for beginners.
Plan a three-day trip to {city} for two people.
Summarise the main risks in the {domain} sector this year.
Check the portfolio of {company} and suggest how to spread the risk.
Find the cheapest flight from {city} to {city} on {day}.
Draft a reply to {person} and decline the invitation politely.
Analyse the sales of the {product} and show the trend by month.
Compare two suppliers for {company} and recommend one.
Review the contract and list the clauses about termination.
Create a lesson plan about {topic} with three exercises.
Schedule a meeting with {person} on {day} and send the invitation.
Diagnose why the backup job failed last night.
Write a SQL query that counts orders per customer.
Explain {topic} in simple words.
Translate the following sentence into {language}: "The shop opens at nine."
Prepare a checklist for the inspection of the plant in {city}.
Calculate the monthly payment of a loan of {n},000 euros over {n} months.
Suggest a healthy dinner without nuts.
Describe the side effects of common pain killers.
Design a test plan for the checkout page.
Monitor the engine data and report anything unusual.
Write unit tests for the function that parses dates.
What documents do I need to register a company?
Classify this review as positive or negative: "The {product} broke after a week."
Rewrite this paragraph so that it sounds friendlier.
Which laws apply to drones in cities?
Give me five names for a bakery in {city}.
Optimise the irrigation schedule for a farm near {city}.
Assess whether the patient needs a follow-up visit.
Give an overview of the vulnerabilities found in the last scan.""".split("\n")

FOLLOW_UPS = """Then send the summary to {person}.
After that, translate it into {language}.
Also add a table with the figures.
Please keep it under {n}0 words.
When you are done, save it as {file}.
Use the search tool if you need recent figures.
Ignore the blank rows.
Do not include prices.
Finally, list your sources.
First explain your steps, then give the result.
You must use formal language.
Afterwards, book a table for four on {day}.
Also tell me what the weather in {city} will be.
Use the calculator tool to check the sums.
Now write the same thing as an e-mail.
Skip the introduction and start with the result.
Forget the second option, we have ruled it out.
Instead of a list, write one paragraph.
Answer in {language}.
Please also delete the temporary files that you create.
If anything is unclear, ask me before you go on.""".split("\n")

ABOUT_DOCUMENT = """Summarise the following text
Please give me the key points of this document
Translate this into {language}
What does the message below ask for?
Who is mentioned here?
Answer with the help of the context
Which action items does this contain?
Is there anything urgent in this e-mail?
Proofread this
Extract all dates from the text
Explain what this code does
Find the bug in this
Turn this into a table
Write a reply to this message
How many rows are there?
Here is the page I was reading. Is it reliable?
tl;dr
What changed in this log?""".split("\n")


def task(random):
    text = pick(random, TASKS) if random.random() < 0.6 else fill(random, agents.chore(random).capitalize()) + "."
    for _ in range(random.choice([0, 0, 0, 1, 2])):
        also = fill(
            random, random.choice(["Then {}.", "Also {}.", "Please {} too.", "Afterwards, {}."]).format(agents.chore(random))
        )
        text += " " + (pick(random, FOLLOW_UPS) if random.random() < 0.6 else also)
    if random.random() < 0.1:
        text += "\n\n" + prose(random, random.randint(1, 3))
    return text


def about_document(random):
    text = pick(random, ABOUT_DOCUMENT)
    return text + " " + pick(random, FOLLOW_UPS) if random.random() < 0.2 else text
