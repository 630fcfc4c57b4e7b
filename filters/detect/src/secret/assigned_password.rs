//! Passwords, where something is called one: `password = "value"`, `PGPASSWORD=value`, `--password value`,
//! `Pwd=value;` in a connection string, `<password>value`, `IDENTIFIED BY 'value'`, "my password is value".

use super::{
    assigned,
    assignment::{self, Assignment, Tie},
    placeholder,
};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.assigned_password",
    title: "Password by its name",
    label: "[PASSWORD]",
    pattern: concat!(
        // In a form another field may follow: `password=value&user=jo`.
        r"(?:(?:pass(?:word|wort|wd|code)?|pwd)[0-9A-Za-z_.-]{0,24}=[!#-%+-:=?-Z^-_a-z|~@]{5,120}",
        "(?:&[0-9A-Za-z_.-]{0,24}[!#-%+,/:?@^|~][!#-%+-:=?-Z^-_a-z|~@]{0,60}){0,2}",
        "|(?i:pass(?:word|wort|wd|code)?|pwd|kennwort|identified)[0-9A-Za-z_.-]{0,24}",
        "(?:",
        assignment::joined!(),
        assignment::phrase!(),
        "|(?:",
        assignment::typed!(),
        "[\"'`]|",
        assignment::told!(),
        "[\"'`]?|",
        assignment::joined!(),
        assignment::opened!(),
        ")",
        // What ends a sentence is no part of it.
        "[!#-&+-:=?-Z^-_a-z|~@]{4,119}[!#-&+\\-/-:=@-Z^-_a-z|~]))",
    ),
    prefilter: Prefilter::Name(&["pass", "pwd", "kennwort", "identif"]),
    value: assignment::value,
    validate,
    about: native(&About {
        validator: "name and mix of characters",
        notes: "A password of letters alone is found only in quotes or behind the name of an environment's variable, with low confidence. References to where one is kept are not.",
        finds: &[
            concat!("password = \"", "‹super$ecret›\""),
            concat!("my password is ", "‹Tr0ub4dor&3› ok?"),
            concat!("Server=db;Uid=sa;Pwd=", "‹q7Zt0LmX›;"),
            concat!("mysql --password ", "‹hunter2zz› -h db"),
            concat!("machine api.acme.com login jo password ", "‹012345abcdef›"),
            concat!("export DB_PASSWORD=", "‹whiteheron› # local"),
            concat!("<password>", "‹Tr0ub4dor3x›</password>"),
            concat!("<property name=\"password\" value=\"", "‹Tr0ub4dor3x›\"/>"),
            concat!("- name: DB_PASSWORD\n  value: ", "‹Tr0ub4dor3x›"),
            concat!("let password: &str = \"", "‹Tr0ub4dor3x›\";"),
            concat!("Password - ", "‹Tr0ub4dor3x›"),
            concat!("config.setPassword('", "‹Tr0ub4dor3x›');"),
            concat!("ALTER USER jo IDENTIFIED BY '", "‹Tr0ub4dor3x›'"),
            concat!("user=bob&password=", "‹hunter2XyZ›&remember=1"),
            concat!("The password for the server is: ", "‹Tr0ub4dor!3›."),
            concat!("Username: root Password (temporary): ", "‹Tr0ub4dor!3›"),
            concat!("Das Passwort für den Server lautet ", "‹Tr0ub4dor!3›."),
            concat!("Das Kennwort ist ", "‹Tr0ub4dor#3›"),
            concat!("login root / password ", "‹Tr0ub4dor3x›"),
            concat!("My password is \"", "‹quartz lantern mosaic pigeon›\"."),
        ],
        ignores: &[
            "password = \"${DB_PASSWORD}\"",
            "password = config.db.password",
            "passwordLabel:\"Password:\",rememberMe",
            "the password is required",
            "password: <your-password>",
            "password = \"123\"",
            "PASSWORD=getpass()",
            "connect(password=whiteheron)",
            "[\"username\", \"password\", \"recipient\"]",
            "export PGPASSWORD=\"$db_password1\"",
            "<input type=\"password\" name=\"password\" placeholder=\"Password1\">",
            "pass `inline=False` to it",
            "cat password.txt | base64 -d",
            "Deny|Pass|AxisAngle2Rot",
            "arguments passed to httplib2.Http",
            "Reset password - required!",
            "password:\n  sha256: true",
            "IFLA_LOCALBYPASS: _bindgen_ty_22",
            "socks5://<username>:<password>@host1.example",
            "login <username> <password> host1.example",
            "kpasswd\t\t752/udp",
            "poppassd\t106/tcp",
            "Passwords for users: jo.lee2@example.com",
            "The password for the portal is: forgotten!",
            "Password (optional): required",
            "password: \"must be at least eight characters\"",
            "password: \"please enter your new password here\"",
            "password: \"choose words nobody guesses, with numbers\"",
        ],
        sources: &["https://cwe.mitre.org/data/definitions/259.html"],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let assignment = Assignment::read(candidate.text);
    let body = assignment.value.trim_end_matches(['.', ',', '?', ':']);
    if body.contains(' ') {
        let told = assignment.tie(candidate.before) == Tie::Joined && !is_about(assignment.name);
        return (told && assigned::is_phrase(assignment.value)).then_some(Confidence::Low);
    }
    let quoted = assignment.joint.ends_with(['"', '\'', '`']);
    let joins = match assignment.tie(candidate.before) {
        Tie::Joined => true,
        Tie::Loose => is_option(candidate.before) || is_netrc(candidate.before),
        Tie::None => false,
    };
    let of_other =
        is_about(assignment.name) || is_word_with_pass(candidate.before, assignment.name);
    let told = !assignment.is_told || is_telling(body);
    if body.len() < 6 || !joins || of_other || is_other(&assignment) || !told {
        return None;
    }
    let grade = placeholder::grade(body, Confidence::Medium)?;
    match assigned::is_password(body) {
        true if grade == Confidence::Medium => Some(grade),
        true => Some(Confidence::Low),
        // In quotes, behind a plain assignment.
        false if quoted && assignment.is_given() && is_word(body) => Some(Confidence::Low),
        false if assignment.joint == "=" && is_constant(candidate.before, assignment.name) => {
            (is_word(body) && !placeholder::holds_any(body, REFERENCES)).then_some(Confidence::Low)
        }
        false => None,
    }
}

/// What a sentence tells about a password could be one: no address, no word with an exclamation mark, no number of things.
fn is_telling(body: &str) -> bool {
    let inner = body.trim_end_matches('!');
    let symbol = |b: u8| b.is_ascii_punctuation() && !b"_-./:".contains(&b);
    let address = body
        .split_once('@')
        .is_some_and(|(_, domain)| domain.contains('.'));
    let strong = inner.bytes().any(symbol) || inner.len() >= 8;
    strong && !address && assigned::is_password(inner)
}

/// What stands there is something else with a name of its own: the next attribute (`class=`), an argument (`inline=False`),
/// the next field of a form behind a value too short. In a table, in the line below and behind a dash, most is text.
fn is_other(assignment: &Assignment<'_>) -> bool {
    let value = assignment.value;
    let of_name = |c: char| c.is_ascii_alphanumeric() || "_:-".contains(c);
    let named = |text: &str| {
        let rest = text.trim_start_matches(of_name);
        rest.len() < text.len() && rest.starts_with('=')
    };
    let field = value
        .split_once('&')
        .is_some_and(|(first, rest)| first.len() < 6 && named(rest));
    let any = |class: fn(&u8) -> bool| value.bytes().any(|b| class(&b));
    let mixed = any(u8::is_ascii_digit)
        && any(u8::is_ascii_lowercase)
        && any(|b| !b.is_ascii_lowercase() && !b.is_ascii_digit());
    let dash = assignment.joint.trim_matches([' ', '\t']) == "-";
    let below = (dash || assignment.joint.contains('\n')) && !any(u8::is_ascii_digit);
    assigned::is_variable(value)
        || is_port(value)
        || (!assignment.is_given() && named(value))
        || (assignment.joint == "=" && field)
        || (assignment.joint.trim_matches([' ', '\t', '`', '*']) == "|" && !mixed)
        || below
}

/// A port of a service, as `/etc/services` has it: `752/udp`.
fn is_port(value: &str) -> bool {
    value.split_once('/').is_some_and(|(port, protocol)| {
        port.bytes().all(|b| b.is_ascii_digit())
            && matches!(protocol, "tcp" | "udp" | "sctp" | "dccp")
    })
}

/// An option: `--password value`, `-password value`.
fn is_option(before: &str) -> bool {
    let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
    word == "-" || word.starts_with("--")
}

/// `login user password value`, as netrc has it; `login user / password value`.
fn is_netrc(before: &str) -> bool {
    let words = before.split_ascii_whitespace().rev();
    let mut words = words.skip_while(|word| matches!(*word, "/" | "|" | "-"));
    words.next().is_some() && matches!(words.next(), Some("login" | "username"))
}

/// The name of a variable of the environment: `DB_PASSWORD`.
fn is_constant(before: &str, name: &str) -> bool {
    let of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let lead = before.get(before.trim_end_matches(of_name).len()..);
    let capital = |b: u8| !b.is_ascii_lowercase();
    lead.is_some_and(|lead| lead.bytes().all(capital)) && name.bytes().all(capital)
}

/// Words for where a password comes from.
const REFERENCES: &[&str] = &[
    "pass", "get", "env", "input", "prompt", "read", "secret", "string",
];

/// What is chosen by people who choose words; not the name of something.
fn is_word(body: &str) -> bool {
    let lower = body.bytes().all(|b| b.is_ascii_lowercase());
    lower && body.len() >= 8 && !body.contains("password")
}

/// A name of something about a password.
fn is_about(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "label",
        "hint",
        "field",
        "length",
        "policy",
        "reset",
        "url",
        "file",
        "hash",
        "type",
        "confirm",
        "placeholder",
        "error",
        "min",
        "max",
        "mgr",
        "manager",
    ];
    placeholder::holds_any(name, WORDS)
}

/// `passed`, `passing`, `passenger`; `bypass`, `compass`.
fn is_word_with_pass(before: &str, name: &str) -> bool {
    const ENDS: &[&str] = &["ed", "es", "ing", "ion", "ive", "age", "eng", "port", "thr"];
    const STARTS: &[&str] = &["by", "com", "sur", "tres", "over", "under", "buy"];
    let rest = name.get(4..).unwrap_or_default();
    let begins = |end: &&str| {
        let start = rest.get(..end.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(end))
    };
    let starts = |start: &&str| assigned::before_end(before, start).is_some();
    ENDS.iter().any(begins) || (rest.is_empty() && STARTS.iter().any(starts))
}
