//! Attacks put into ordinary texts: appended, in front, or inside a document.

use crate::{
    chance::Chance,
    rows::{Head, Row},
};

/// Some thousand of them, from texts that are not in the fold `without`.
pub(crate) fn combined(rows: &[Row], without: Option<usize>, chance: &mut Chance) -> Vec<Row> {
    let usable = |row: &&Row| without.is_none() || row.fold != without;
    let attacks: Vec<&Row> = rows
        .iter()
        .filter(usable)
        .filter(|r| r.attack && r.head == Head::User && r.text.len() < 300)
        .filter(|r| r.source != "made/indirect" && r.source != "made/appended")
        .collect();
    let plain: Vec<&Row> = rows.iter().filter(usable).filter(|r| r.harmless).collect();
    let long: Vec<&Row> = plain
        .iter()
        .filter(|r| r.text.len() > 250)
        .copied()
        .collect();
    let short: Vec<&Row> = plain
        .iter()
        .filter(|r| (20..600).contains(&r.text.len()))
        .copied()
        .collect();
    (0..COUNT)
        .map(|number| {
            let attack = chance.one_of(&attacks).text.trim();
            let joint = *chance.one_of(&[" ", "\n", "\n\n"]);
            let inside = number % 3 > 0;
            let text = if inside {
                let whole = &chance.one_of(&long).text;
                let at = place(whole, chance);
                format!("{}{joint}{attack}{joint}{}", &whole[..at], &whole[at..])
            } else {
                format!("{}{joint}{attack}", chance.one_of(&short).text)
            };
            let head = if inside && chance.below(2) == 0 {
                Head::Tool
            } else {
                Head::User
            };
            Row {
                text,
                head,
                attack: true,
                harmless: false,
                source: "combined".to_owned(),
                fold: None,
            }
        })
        .collect()
}

/// Behind a sentence or a line, at the start or the end.
fn place(text: &str, chance: &mut Chance) -> usize {
    let places: Vec<usize> = text
        .bytes()
        .enumerate()
        .take(3000)
        .filter(|(_, byte)| matches!(byte, b'\n' | b'.' | b'>'))
        .map(|(at, _)| at + 1)
        .filter(|&at| text.is_char_boundary(at))
        .collect();
    match chance.below(6) {
        0 => 0,
        1 => text.len(),
        _ if places.is_empty() => text.len(),
        _ => *chance.one_of(&places),
    }
}

const COUNT: usize = 6000;
