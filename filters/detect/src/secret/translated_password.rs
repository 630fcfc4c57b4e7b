//! Passwords, where something is called one in a language other than English, German or French (whose words begin with
//! `pass`, or are `Kennwort`), or in short: `contraseña: value`, `пароль = value`, `密码：value`, `pw: value`.

use super::{assigned, placeholder};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.translated_password",
    title: "Password by its name in other languages",
    label: "[PASSWORD]",
    pattern: concat!(
        // contraseña, senha, hasło, wachtwoord, heslo, parola, salasana, lösenord, jelszó, adgangskode, pw.
        r"(?:(?i:contrase(?:n|\xc3\xb1|\xc3\x91)a|senha|has(?:l|\xc5\x82|\xc5\x81)o|wachtwoord|heslo|parola",
        r"|salasana|l(?:\xc3\xb6|\xc3\x96)senord|jelsz(?:\xc3\xb3|\xc3\x93)|adgangskode|pw)",
        // пароль, Пароль, ПАРОЛЬ.
        r"|\xd0[\xbf\x9f]\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c|\xd0\x9f\xd0\x90\xd0\xa0\xd0\x9e\xd0\x9b\xd0\xac",
        // 密码, 密碼, 口令, パスワード, 비밀번호, and what says that it is: は, 是, 为, 為, 는.
        r"|(?:\xe5\xaf\x86\xe7\xa0\x81|\xe5\xaf\x86\xe7\xa2\xbc|\xe5\x8f\xa3\xe4\xbb\xa4",
        r"|\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf\xe3\x83\xbc\xe3\x83\x89|\xeb\xb9\x84\xeb\xb0\x80\xeb\xb2\x88\xed\x98\xb8)",
        r"(?:\xe3\x81\xaf|\xe6\x98\xaf|\xe4\xb8\xba|\xe7\x82\xba|\xeb\x8a\x94)?)",
        r#"["'`\])*]{0,3}(?:[ \t]{0,8}(?:(?::|\xef\xbc\x9a)(?:\*\*)?|=>?|->|\xe2\x86\x92)[ \t]{0,8}|[ \t]{1,4}(?:(?:es|jest|is|ist|lautet|\xc3[\xa4\xa8\xa9]r?|-|\xe2\x80[\x93\x94])[ \t]{1,4})?)?"#,
        // In quotes, among them 「.
        r#"(?:["'`(]{1,3}|\xe3\x80\x8c)?[!#-&+-:=?-Z^-_a-z|~@]{5,120}[!#-&+/-9=?-Z^-_a-z|~@-]"#,
    ),
    // No longer than the shortest match.
    prefilter: Prefilter::Prefix(&[
        "contrase",
        "Contrase",
        "CONTRASE",
        "senha",
        "Senha",
        "SENHA",
        "has\u{142}o",
        "Has\u{142}o",
        "HAS\u{141}O",
        "haslo",
        "Haslo",
        "HASLO",
        "wachtwoo",
        "Wachtwoo",
        "WACHTWOO",
        "heslo",
        "Heslo",
        "HESLO",
        "parola",
        "Parola",
        "PAROLA",
        "salasana",
        "Salasana",
        "SALASANA",
        "l\u{f6}senor",
        "L\u{f6}senor",
        "jelsz\u{f3}",
        "Jelsz\u{f3}",
        "adgangsk",
        "Adgangsk",
        "pw:",
        "pw=",
        "pw ",
        "Pw:",
        "Pw ",
        "PW:",
        "PW=",
        "PW ",
        "паро",
        "Паро",
        "ПАРО",
        "密码",
        "密碼",
        "口令",
        "パス",
        "비밀",
    ]),
    value,
    validate,
    about: native(&About {
        validator: "name and mix of characters",
        notes: "Passwords of letters alone, and references to where one is kept, are left out.",
        finds: &[
            concat!("contraseña: ", "‹Tr0ub4dor3x›"),
            concat!("Senha = \"", "‹Tr0ub4dor3x›\""),
            concat!("Twoje hasło jest ", "‹Tr0ub4dor3x›"),
            concat!("wachtwoord: ", "‹Tr0ub4dor3x›"),
            concat!("Пароль - ", "‹Tr0ub4dor3x›, логин jo"),
            concat!("密码：", "‹Tr0ub4dor3x›"),
            concat!("パスワードは「", "‹Tr0ub4dor3x›」です"),
            concat!("비밀번호: ", "‹Tr0ub4dor3x›"),
            concat!("user: jo, pw: ", "‹Tr0ub4dor3x›"),
            concat!("the pw is ", "‹Tr0ub4dor3x›."),
            concat!("login root / pw ", "‹Tr0ub4dor3x›"),
        ],
        ignores: &[
            "contraseña: obligatoria",
            "senha: ${DB_PASSWORD}",
            "hasło ma 12 znaków",
            "пароль: не менее 8 символов",
            "密码长度8",
            "pw: str = None",
            "pw: __uint64,",
            "senhas2024",
            "the pw on server2024 is",
            "login: forgot my pw, reset2024",
            "user pw reset2",
            "kpw:Tr0ub4dor3x",
        ],
        sources: &["https://cwe.mitre.org/data/definitions/259.html"],
    }),
    ..Detector::of(Family::Secret)
};

/// Words that say that what follows is the password.
const VERBS: &[&str] = &[
    " es ", " jest ", " is ", " ist ", " lautet ", " är ", " è ", " é ",
];

/// The same in languages that write no blanks: は, 是, 为, 為, 는.
const PARTICLES: [char; 5] = ['は', '是', '为', '為', '는'];

/// Where the value begins: behind the name, what joins it, and quotes.
fn value(text: &str) -> usize {
    let of_name = |c: char| match text.is_ascii() || text.starts_with(|c: char| c.is_ascii()) {
        true => c.is_alphabetic(),
        false => !c.is_ascii(),
    };
    let mut rest = text.trim_start_matches(of_name);
    loop {
        let joint = " \t:：=>-*\"'`])(→–—「";
        let after = rest.trim_start_matches(|c| joint.contains(c));
        let verb = VERBS
            .iter()
            .find_map(|verb| after.strip_prefix(verb.trim_start()));
        match verb {
            Some(after) => rest = after,
            None => return text.len() - after.len(),
        }
    }
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let at = value(candidate.text);
    let (name, password) = candidate.text.split_at_checked(at)?;
    // A blank alone joins nothing: more of a sentence follows.
    let sign = name.contains([':', '：', '=', '-', '→', '–', '—', '"', '\'', '`', '「']);
    let says = VERBS.iter().any(|verb| name.contains(verb));
    // `login root / pw value`.
    let beside = || is_beside_user(candidate) && password.len() >= 8;
    let joined = sign || says || name.trim_end().ends_with(PARTICLES) || beside();
    let digit = password.bytes().any(|b| b.is_ascii_digit());
    let real = digit
        && assigned::is_password(password)
        && !assigned::is_variable(password)
        && candidate.starts_word();
    if !joined || !real {
        return None;
    }
    placeholder::grade(password, Confidence::Medium)
}

/// Two words before, `login` or `user` names whose it is: `login root / pw value`.
fn is_beside_user(candidate: &Match<'_>) -> bool {
    let line = candidate.before.rsplit('\n').next().unwrap_or_default();
    let words = line.split_ascii_whitespace().rev();
    let mut words = words.skip_while(|word| matches!(*word, "/" | "|" | "-"));
    let user = words.next();
    let name = words.next().unwrap_or_default().trim_end_matches(':');
    let named = |known: &&str| name.eq_ignore_ascii_case(known);
    user.is_some() && ["login", "user", "username"].iter().any(named)
}
