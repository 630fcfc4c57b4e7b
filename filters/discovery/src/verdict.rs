//! Whether an endpoint is a model's.

use serde::Serialize;

use crate::{
    figures::Figures,
    report::Why,
    settings::{Bounds, Thresholds},
    signal::{self, Asked, SIGNALS},
};

/// What an endpoint is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A model's: `cf-llm`.
    Model,
    /// Something else.
    Other,
    /// There was too little traffic to say.
    TooFew,
}

/// A verdict and what it rests on.
pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    /// The reasons in one sentence.
    pub(crate) summary: String,
    pub(crate) why: Vec<Why>,
}

impl Verdict {
    /// Of an endpoint's figures. An endpoint that was called a model's before is one.
    pub(crate) fn of(figures: &Figures, bounds: &Bounds, thresholds: &Thresholds) -> Judged {
        let asked = Asked {
            figures,
            thresholds,
        };
        let samples = figures.exchanges;
        let enough = samples >= f64::from(bounds.min_samples);
        let mut why = vec![Why {
            signal: "samples",
            holds: enough,
            text: match enough {
                true => format!("{samples:.0} successful exchanges"),
                false => format!(
                    "{samples:.0} successful exchanges; {} are needed",
                    bounds.min_samples
                ),
            },
        }];
        let (graphql, shape) = (signal::graphql(&asked), signal::shape(&asked));
        let behaves: Vec<Why> = SIGNALS.iter().map(|signal| signal(&asked)).collect();
        let verdict = if !enough {
            Verdict::TooFew
        } else if !graphql.holds {
            Verdict::Other
        } else if shape.holds || behaves.iter().all(|why| why.holds) {
            Verdict::Model
        } else {
            Verdict::Other
        };
        let summary = summary(verdict, &graphql, &shape, &behaves, &why);
        why.push(graphql);
        why.push(shape);
        why.extend(behaves);
        if figures.labelled_ms.is_some() && verdict != Verdict::Model {
            return Judged {
                verdict: Verdict::Model,
                summary: format!(
                    "it was a model's when it was labelled, and stays one; now: {summary}"
                ),
                why,
            };
        }
        Judged {
            verdict,
            summary,
            why,
        }
    }
}

fn summary(
    verdict: Verdict,
    graphql: &Why,
    shape: &Why,
    behaves: &[Why],
    samples: &[Why],
) -> String {
    let texts = |holds: bool| {
        let those = behaves.iter().filter(move |why| why.holds == holds);
        those.map(|why| why.text.clone()).collect::<Vec<_>>()
    };
    match verdict {
        Verdict::TooFew => samples.iter().map(|why| why.text.clone()).collect(),
        Verdict::Other if !graphql.holds => graphql.text.clone(),
        Verdict::Other => texts(false).join("; "),
        Verdict::Model if shape.holds => shape.text.clone(),
        Verdict::Model => texts(true).join("; "),
    }
}
