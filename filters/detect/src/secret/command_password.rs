//! Passwords on the command lines of clients whose option for one is a single letter: `mysql -pvalue`,
//! `sshpass -p value`, `docker login -p value`, `redis-cli -a value`, `mongosh -p value`, `sqlcmd -P value`.

use super::{assigned, placeholder};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

/// The pattern of a client's other options, up to the blank before the one that matters.
macro_rules! options {
    () => {
        r"(?:[ \t](?:[^\n\\|;&]|\\\n?){0,100}?)?[ \t]"
    };
}

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.command_password",
    title: "Password in a client's command",
    label: "[PASSWORD]",
    pattern: concat!(
        // MySQL's password stands right behind its option: after a blank comes a database.
        r"(?:(?:mysql(?:dump|admin|import)?|mariadb(?:-dump|-admin)?)",
        options!(),
        r"-p",
        r"|sshpass[ \t]{1,4}(?:-[ev][ \t]{1,4})?-p[ \t]{0,4}",
        r"|(?:docker|podman|helm registry) login",
        options!(),
        r"-p[ \t=]{0,4}",
        r"|redis-cli",
        options!(),
        r"-a[ \t]{1,4}",
        r"|mongo(?:sh|dump|restore|export|import)?",
        options!(),
        r"-p[ \t]{1,4}",
        r"|sqlcmd",
        options!(),
        r"-P[ \t]{0,4})",
        r#"["']?[!#-&+-:=?-Z^-_a-z|~@]{5,120}"#,
    ),
    prefilter: Prefilter::Prefix(&[
        "mysql",
        "mariadb",
        "sshpass",
        "docker login",
        "podman login",
        "helm registry",
        "redis-cli",
        "mongo",
        "sqlcmd",
    ]),
    value,
    validate,
    about: native(&About {
        validator: "a client's name, its option for a password, and the mix of characters",
        notes: "References to variables and files, words and samples are left out.",
        finds: &[
            concat!("mysql -uroot -p'", "‹Tr0ub4dor3x›' shop"),
            concat!("mysqldump -u root -p", "‹Tr0ub4dor3x› --databases shop"),
            concat!("sshpass -p ", "‹Tr0ub4dor3x› ssh jo@host"),
            concat!("docker login -u jo -p ", "‹Tr0ub4dor3x› registry.example"),
            concat!("redis-cli -h cache -p 6379 -a ", "‹Tr0ub4dor3x› ping"),
            concat!("mongosh db1 -u jo -p \"", "‹Tr0ub4dor3x›\""),
            concat!("sqlcmd -S db -U sa -P ", "‹Tr0ub4dor3x›"),
        ],
        ignores: &[
            "mysql -uroot -p shop2024",
            "mysql -uroot -p\"$DB_PASSWORD\" shop",
            "mysql -h db1 -P 3306 -u jo2",
            "sshpass -p <password> ssh jo@host",
            "docker login -u jo --password-stdin registry1.example",
            "docker run -p 127.0.0.1:8080:80/tcp img2",
            "redis-cli -p 6379 ping",
            "mkdir -p /var/lib/mysql2 ; mysql db | tee -p out2024",
        ],
        sources: &[
            "https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_password",
            "https://docs.docker.com/reference/cli/docker/login/",
            "https://redis.io/docs/latest/develop/tools/cli/",
            "https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-utility",
        ],
    }),
    ..Detector::of(Family::Secret)
};

/// Behind the last option, and its quote: a password has no blanks.
fn value(text: &str) -> usize {
    let options = [" -p", "\t-p", " -P", "\t-P", " -a", "\t-a"];
    let last = options.iter().filter_map(|option| text.rfind(option)).max();
    let at = last.map_or(text.len(), |at| at + " -p".len());
    let rest = text.get(at..).unwrap_or_default();
    let value = rest.trim_start_matches([' ', '\t', '=']);
    let value = value.strip_prefix(['"', '\'']).unwrap_or(value);
    text.len() - value.len()
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let password = candidate.text.get(value(candidate.text)..)?;
    let real = password.len() >= 6 && assigned::is_password(password) && candidate.starts_word();
    let grade = placeholder::grade(password, Confidence::Medium)?;
    real.then_some(grade)
}
