//! Where the prompt is: rules that select texts of a request, and what they selected.

use std::{collections::BTreeSet, sync::Arc};

use audit::{PromptRecord, PromptSource};
use codec::{Document, Kind, Path, Role, Segment, Selected, Shape, Step};
use policy::{Attributes, Index, Selector};

use crate::{
    config::{Config, ConfigError, EndpointConfig, MOST_CHARACTERS, PromptAtConfig},
    risk,
};

/// The rules of one endpoint.
#[derive(Debug, Default)]
pub(crate) struct Prompts {
    rules: Vec<Arc<PromptRule>>,
}

/// One rule.
#[derive(Debug)]
struct PromptRule {
    /// As events say it: `prompts[0]`, `ref.name`.
    name: String,
    role: Option<Role>,
    /// Whether what a known API has for a prompt stays one.
    adds: bool,
    what: What,
}

#[derive(Debug)]
enum What {
    /// Values of the body.
    Path(Path),
    /// Texts made of what the client sent. No edit reaches them.
    Texts(Selector, Vec<Path>),
}

/// So many rules fit one endpoint.
const MOST_RULES: usize = 256;

impl Prompts {
    /// No rules.
    pub(crate) const fn none() -> Self {
        Self { rules: Vec::new() }
    }

    /// Those of each endpoint of a document's lane; of a lane without endpoints, those of every request.
    ///
    /// # Errors
    /// What is wrong with an expression, and where.
    pub(crate) fn compile(
        config: &Config,
        endpoints: &[EndpointConfig],
        path: &str,
    ) -> Result<Vec<Self>, ConfigError> {
        let mut common = Vec::new();
        for (index, rule) in config.llm_prompts.rules.iter().enumerate() {
            for (at, field) in rule.fields.iter().enumerate() {
                let place = format!("llm_prompts.rules[{index}].fields[{at}].expression");
                common.push(Arc::new(PromptRule {
                    name: format!("{}.{}", rule.reference, field.name),
                    role: None,
                    adds: true,
                    what: expression(&field.expression).map_err(|m| ConfigError::at(place, m))?,
                }));
            }
        }
        let own = endpoints.iter().enumerate().map(|(index, endpoint)| {
            let place = format!("{path}.endpoints[{index}].prompts");
            let rules = endpoint.prompts.iter().enumerate();
            let mut rules: Vec<Arc<PromptRule>> = rules
                .map(|(at, raw)| of_endpoint(raw, at, &place))
                .collect::<Result<_, _>>()?;
            rules.extend(common.iter().cloned());
            match rules.len() > MOST_RULES {
                true => Err(ConfigError::at(
                    place,
                    format!("more than {MOST_RULES} rules say where the prompt is"),
                )),
                false => Ok(Self { rules }),
            }
        });
        let mut all: Vec<Self> = own.collect::<Result<_, _>>()?;
        // Of what is sent elsewhere.
        all.push(Self { rules: common });
        Ok(all)
    }

    /// The fields that they read.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.rules.iter().flat_map(|rule| match &rule.what {
            What::Path(_) => Vec::new(),
            What::Texts(selector, _) => selector.fields().map(|field| field.name).collect(),
        })
    }

    /// The paths whose values a reader of the body is to look up, in order.
    pub(crate) fn paths(&self) -> Vec<&Path> {
        let paths = self.rules.iter().flat_map(|rule| match &rule.what {
            What::Path(path) => std::slice::from_ref(path),
            What::Texts(_, paths) => paths.as_slice(),
        });
        paths.collect()
    }

    /// Marks what the paths led to in the body itself.
    pub(crate) fn mark(&self, document: &mut Document, selected: &[Selected]) {
        self.each(selected, |index, rule, selected| {
            let selected = selected.first().filter(|selected| !selected.is_empty());
            if let (What::Path(_), Some(selected)) = (&rule.what, selected) {
                document.select(selected, index, rule.role);
            }
        });
    }

    /// The number and role of the rule that selects the field of that name of a form in parts.
    pub(crate) fn of_field(&self, name: &str) -> Option<(u16, Option<Role>)> {
        let mut rules = (0..).zip(&self.rules);
        let selects =
            |rule: &PromptRule| matches!(&rule.what, What::Path(path) if path.is_of_field(name));
        rules
            .find(|(_, rule)| selects(rule))
            .map(|(index, rule)| (index, rule.role))
    }

    /// Adds the texts that are made of what the client sent.
    pub(crate) fn add_texts(
        &self,
        document: &mut Document,
        selected: &[Selected],
        facts: &mut Attributes,
    ) {
        self.each(selected, |index, rule, selected| {
            let What::Texts(selector, _) = &rule.what else {
                return;
            };
            let inputs = selected
                .iter()
                .map(|s| s.texts().map(str::to_owned).collect());
            for text in selector.texts(facts, inputs.collect()) {
                let text = Document::field(text, None).selected(index, rule.role);
                document.add(text);
            }
        });
    }

    /// Whether a rule takes texts from elsewhere than the body.
    pub(crate) fn have_texts(&self) -> bool {
        self.rules
            .iter()
            .any(|rule| matches!(rule.what, What::Texts(..)))
    }

    fn each<'s>(
        &self,
        selected: &'s [Selected],
        mut take: impl FnMut(u16, &PromptRule, &'s [Selected]),
    ) {
        let mut rest = selected;
        for (index, rule) in (0..).zip(&self.rules) {
            let length = match &rule.what {
                What::Path(_) => 1,
                What::Texts(_, paths) => paths.len(),
            };
            // Of a body that has no values nothing was looked up.
            let (own, after) = rest.split_at_checked(length).unwrap_or_default();
            rest = after;
            take(index, rule, own);
        }
    }

    /// The name of the rule that selected a segment.
    pub(crate) fn rule(&self, segment: &Segment) -> Option<&str> {
        let rule = self.rules.get(usize::from(segment.path?))?;
        Some(&rule.name)
    }

    /// The expression that a segment was made by, which is no path.
    pub(crate) fn source(&self, segment: &Segment) -> Option<&str> {
        match &self.rules.get(usize::from(segment.path?))?.what {
            What::Path(_) => None,
            What::Texts(selector, _) => Some(selector.source()),
        }
    }

    /// What of a document is the prompt.
    pub(crate) fn found(&self, document: &Document) -> Found {
        let used: BTreeSet<u16> = document.segments().iter().filter_map(|s| s.path).collect();
        let rules: Vec<&PromptRule> = used
            .iter()
            .filter_map(|index| self.rules.get(usize::from(*index)))
            .map(AsRef::as_ref)
            .collect();
        let is_known = document.shape() == Shape::Known;
        Found {
            selects: !rules.is_empty(),
            keeps: is_known && rules.iter().all(|rule| rule.adds),
            by: source(document.shape()),
            rules: rules.iter().map(|rule| rule.name.clone()).collect(),
        }
    }
}

/// What of a request is the prompt.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Whether rules selected anything. Otherwise all of it is.
    selects: bool,
    /// Whether what a known API has for a prompt is one too.
    keeps: bool,
    by: PromptSource,
    rules: Vec<String>,
}

impl Found {
    /// Whether a segment is of the prompt. Files are: they are given to the model, and no rule can select them.
    pub(crate) fn holds(&self, segment: &Segment) -> bool {
        !self.selects
            || segment.path.is_some()
            || segment.kind == Kind::File
            || self.keeps && risk::is_said(segment.kind) && segment.place != "*"
    }

    /// Whether it is told from the rest without a body.
    pub(crate) fn is_told(&self) -> bool {
        self.selects || self.by == PromptSource::GraphQl
    }

    /// Whether rules selected anything.
    pub(crate) fn by_rule(&self) -> bool {
        self.selects
    }

    /// For the event.
    pub(crate) fn record(&self) -> PromptRecord {
        PromptRecord {
            by: if self.selects {
                PromptSource::Rules
            } else {
                self.by
            },
            rules: self.rules.clone(),
        }
    }
}

fn source(shape: Shape) -> PromptSource {
    match shape {
        Shape::Known => PromptSource::Shape,
        Shape::Generic => PromptSource::Leaves,
        Shape::GraphQl => PromptSource::GraphQl,
        Shape::Form => PromptSource::Form,
        Shape::Parts => PromptSource::Parts,
        Shape::Whole => PromptSource::Body,
    }
}

fn of_endpoint(
    raw: &PromptAtConfig,
    index: usize,
    place: &str,
) -> Result<Arc<PromptRule>, ConfigError> {
    let wrong = |key: &str, message| ConfigError::at(format!("{place}[{index}]{key}"), message);
    let what = match (&raw.expression, &raw.jsonpath) {
        (Some(source), None) => expression(source).map_err(|m| wrong(".expression", m))?,
        (None, Some(query)) => jsonpath(query).map_err(|m| wrong(".jsonpath", m))?,
        _ => {
            return Err(wrong(
                "",
                String::from("either an expression or a jsonpath says where the prompt is"),
            ));
        }
    };
    Ok(Arc::new(PromptRule {
        name: format!("prompts[{index}]"),
        role: raw.role.map(crate::config::SpeakerConfig::role),
        adds: false,
        what,
    }))
}

fn expression(source: &str) -> Result<What, String> {
    if !(1..=MOST_CHARACTERS).contains(&source.chars().count()) {
        return Err(format!(
            "an expression has 1 to {MOST_CHARACTERS} characters"
        ));
    }
    let selector =
        Selector::parse(source).map_err(|error| format!("{error}\n{}", error.snippet()))?;
    Ok(match selector.path() {
        Some(path) => What::Path(of_steps(&path)),
        None => {
            let paths = selector.paths().iter().map(|path| of_steps(path)).collect();
            What::Texts(selector, paths)
        }
    })
}

fn of_steps(path: &[Index]) -> Path {
    let step = |index: &Index| match index {
        Index::Each => Step::Each,
        Index::Key(key) => Step::Member(String::from_utf8_lossy(key).into_owned()),
        Index::Number(number) => Step::Index(*number),
    };
    Path::of_steps(path.iter().map(step).collect())
}

#[cfg(feature = "jsonpath")]
fn jsonpath(query: &str) -> Result<What, String> {
    if query.chars().count() > MOST_CHARACTERS {
        return Err(format!(
            "a JSONPath has at most {MOST_CHARACTERS} characters"
        ));
    }
    Path::of_query(query)
        .map(What::Path)
        .map_err(|error| error.to_string())
}

#[cfg(not(feature = "jsonpath"))]
fn jsonpath(_: &str) -> Result<What, String> {
    Err(String::from(
        "this host reads no JSONPath; an expression works in every host",
    ))
}
