//! Decides: attributes and findings in, verdict out.

mod action;
mod attributes;
mod compile;
mod config;
mod documentation;
mod each_once;
mod expression;
mod field;
mod function;
mod list;
mod nearest;
mod ruleset;
mod value;
mod verdict;

pub use self::{
    action::{Action, ActionKind, Block, ContentType, Phase, Redact, RedactWith, RuleMode, Skip},
    attributes::{AttributeError, Attributes},
    compile::{MAX_BLOCK_BODY_BYTES, RulesetError},
    config::{BlockConfig, RedactConfig, RuleConfig, SkipConfig},
    expression::{
        Expression, ExpressionError, Index, MAX_EXPRESSION_BYTES, Selector, ValueExpression,
    },
    field::{FIELDS, Field, FieldId, Source},
    function::{FUNCTIONS, Function, Parameter, ParameterKind, url_decode},
    list::{ListItem, Lists},
    ruleset::{Rule, Ruleset},
    value::{Type, Value},
    verdict::{Decision, Effect, Redaction, RuleMatch, Verdict},
};
