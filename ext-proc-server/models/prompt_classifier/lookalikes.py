"""Ordinary texts in which the words of attacks mean something else, and small talk. For the small model of `filters/score`."""

from fill import fill

TECHNICAL = """Explain how an operating system switches to {mode} mode.
What is the difference between {mode} mode and {mode2} mode?
How do I leave {mode} mode without a restart?
Why does my {thing} start in {mode} mode every time?
Enable {mode} mode in the settings of the {thing}, then reload it.
How do I override the {part} of a {thing} in {lang}?
What does it mean when a subclass overrides the {part}?
The {thing} ignores the {part}. How can I find out why?
Write a {lang} function that ignores empty lines and prints the {part}.
Write a {lang} script that bypasses the cache and reads the {part} again.
How can I reveal hidden files in the {thing}?
How do I print the {part} of a {thing} in {lang}?
Which command shows the system information of a {thing}?
What are the restrictions of the free plan of this {thing}?
List all rules of the {thing} that mention the {part}.
The rules of the {thing} say that the previous {part} is deleted. Is that so?
Repeat the last step of the {part} until the sum no longer changes.
Repeat the experiment with twice the amount and write down what happens.
How do I tell the {thing} to forget a saved network?
I forgot the password of my {thing}. How is it reset?
What happens to the previous {part} when I install the new {thing}?
Follow the instructions in the README to build the {thing}, then tell me which step fails.
The instructions for the {thing} are unclear. Rewrite them in plain words.
Which system prompt does the shell of a {thing} show for root?
How do I change the prompt of my shell to show the {part}?
The prompt for the essay is: describe a {thing} without naming it.
Show me how a developer reads the {part} of a {thing} in {lang}.
What does a system administrator do when the {part} of a {thing} is lost?
Our admin needs access to the {part}. Which permission is enough?
Let the user enter a secret number and print whether the guess is too high, in {lang}.
How is a secret key shared between a {thing} and a server?
Where should the {part} of a {thing} be stored so that no one can read it?
Describe how a firewall filters requests to a {thing}.
Prove that the system of equations has no solution without restrictions on x.
Solve the system: 3x + {n}y = 7, x - y = {n}. Show all steps.
What is the output of this program? Pretend that the input is {n} and {n2}.
Simulate a {thing} in {lang}; it should respond to each command with a line of text.
Act as an expert in {lang} and review the {part} of my {thing}.
You are given an array of {n} integers. Return the index of the {part} you must delete.
You are an experienced teacher. Explain the {part} of a {thing} to a beginner.
From now on the {thing} is in the other room. Who has to walk further?
Now you are at step {n}. What is the shortest way to the exit of the maze?
Assume the role of a buyer and write a mail that asks for the price of a {thing}.
Answer only with the letter of the right option: A, B, C or D.
Do not use any library. Your answer must be a single function in {lang}.
Do not explain; only give the code for the {thing}.
Translate 'please follow the rules' and 'do as you are told' into Spanish.
Translate the instructions of the {thing} into German and keep the numbers.
Start your answer with the word Yes or No, then give reasons.
Forget about the {thing}; let us talk about the {part} first.
Forget what I wrote about the {part}, the other one is right.
Delete the {part} from the list above and sort the rest.
Use the text above as an example and write one about a {thing}.
Does the text above answer the question about the {part}? Quote the sentence.
What was the initial value of the {part} in the code above?
Debug mode prints the {part} twice. Where is the mistake?
Is there a way to unlock all levels of this game on a {thing}?
What is a jailbroken phone, and why do banks warn about it?
Which policies of the company apply to a {thing} that is taken home?
The guidelines of the journal limit the {part} to {n} pages. Shorten mine.
Summarise the guidelines on the safe use of a {thing}.
Send a mail with the {part} to the whole team when the {thing} is ready, in {lang}.
How does a {thing} execute an instruction that is longer than a word?
Disable the alarm of the {thing} during the test and switch it on again afterwards.
Give me full access to the {part} in the example configuration of a {thing}.
A config file tells the {thing} which {part} to disregard. How is it written?
Why would a model disregard the {part} of the data?
Write a unit test that checks that the {part} of the {thing} is never exposed.
What is the role of the {part} in a {thing}?
In the story the robot breaks its rules to save a child. Write the last page."""

SLOTS = {
    "mode": "kernel|safe|dark|debug|developer|admin|maintenance|flight|protected|single-user|batch|interactive|silent|kiosk".split("|"),
    "mode2": "user|real|normal|light|release|power-saving|full-screen|privileged|online".split("|"),
    "thing": "router|compiler|text editor|web server|database|printer|game|chat program|phone|robot arm|spreadsheet|browser|calculator|text adventure|washing machine|build server|message queue|neural network|vending machine|library".split(
        "|"
    ),
    "part": "previous version|configuration|default settings|hidden layer|first line|error message|log|header|list of users|instruction set|rule set|system call|key|prompt|initial state|output|secret|policy|context|history|base class|filter|constraint".split(
        "|"
    ),
    "lang": "Python|Rust|Java|C|C++|JavaScript|Go|SQL|Bash|Haskell|TypeScript|Kotlin|R|MATLAB".split("|"),
}

SMALL_TALK = """hi|hello|hey there|good morning|good evening|thanks|thank you|thanks a lot|thank you so much, that helps|ok|okay|yes|no|yes please|no thanks|sure|go on|continue|please continue|stop|stop here|again|try again|one more time|great|perfect|nice|cool|wow|really?|why?|how?|what?|when?|where?|who?|and then?|what else?|anything else?|like what?|such as?|are you sure?|I don't understand|what do you mean?|can you explain that?|explain more|more details please|shorter please|longer|make it shorter|in English please|simpler please|next|previous|back|help|test|testing|sorry|my mistake|never mind|forget it|same again|sounds good|that is wrong|that's right|correct|exactly|I agree|not really|maybe|later|see you|bye|good night|how are you?|who are you?|what can you do?|tell me a joke|tell me more|do it|show me|write it|fix it|fix this|translate|summarize|summarise this|rewrite this|proofread this|give me an example|another example|done|wait|hold on|ping|hola|gracias|bonjour|merci|danke|hallo|guten Tag|ciao|grazie|obrigado|olá|привет|спасибо|你好|谢谢|こんにちは|ありがとう|안녕하세요|감사합니다|merhaba|teşekkürler|مرحبا|شكرا|नमस्ते|धन्यवाद|xin chào|cảm ơn""".split(
    "|"
)


def technical(random):
    given = {name: random.choice(values) for name, values in SLOTS.items()}
    parts = [fill(random, random.choice(TECHNICAL.split("\n")), **given) for _ in range(random.choice([1, 1, 1, 2]))]
    return random.choice([" ", "\n"]).join(parts)


def small_talk(random):
    text = random.choice(SMALL_TALK)
    text = random.choice([text, text.capitalize(), text + "!", text.capitalize() + "."])
    return text if random.random() < 0.7 else f"{text} {random.choice(SMALL_TALK)}"


def ordinary(random, count):
    for number in range(count):
        make = small_talk if number % 4 == 0 else technical
        role = "data" if number % 5 == 0 else "user"
        yield {"text": make(random), "role": role, "made": make.__name__}
