//! Where the prompt was found in a request.

use serde::Serialize;

/// Where the prompt was found.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct PromptRecord {
    /// How.
    pub by: PromptSource,
    /// The rules that selected something, as the configuration names them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
}

/// How the prompt is told from the rest of a request.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PromptSource {
    /// Rules of the configuration say where it is.
    Rules,
    /// A known API's body: its operation says where it is.
    Shape,
    /// GraphQL: the variables, the string literals of the query, and what is left of that.
    GraphQl,
    /// The fields of a form.
    Form,
    /// The fields of a form in parts, and files.
    Parts,
    /// JSON of no known shape: every text in it.
    Leaves,
    /// It is not told from the rest: all of the body.
    #[default]
    Body,
}

impl PromptSource {
    /// As events spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Shape => "shape",
            Self::GraphQl => "graphql",
            Self::Form => "form",
            Self::Parts => "parts",
            Self::Leaves => "leaves",
            Self::Body => "body",
        }
    }
}
