//! What is asked about a text: whether it is an attack in what a user says, and whether in what a tool says.

use crate::{
    chance::Chance,
    fit::{self, Chosen, Linear, Sample},
    rows::{Head, Row},
};

/// Both questions, in the order of the file.
pub(crate) const QUESTIONS: [Head; 2] = [Head::User, Head::Tool];

/// A text's label for one question; None: it says nothing about it. To a tool's text a user's attack is one too.
pub(crate) fn label(row: &Row, question: Head) -> Option<bool> {
    let says = row.head == question || question == Head::Tool || !row.attack;
    says.then_some(row.attack)
}

/// The models that answer, and the features that they share.
#[derive(Debug)]
pub(crate) struct Fitted {
    pub(crate) chosen: Chosen,
    pub(crate) models: Vec<Linear>,
}

/// Chooses features and answers every question.
pub(crate) fn fit_all(samples: &[&Sample<'_>], chance: &mut Chance) -> Fitted {
    let chosen = fit::choose(samples);
    let known: Vec<_> = samples
        .iter()
        .map(|s| (*s, fit::known(&s.blocks, &chosen)))
        .collect();
    let models = QUESTIONS.map(|question| fit::fit(&known, question, chance));
    Fitted {
        chosen,
        models: models.into(),
    }
}
