//! Google's Gemini, at the Gemini API and at Vertex AI. Its JSON is protobuf's: every key may also be `snake_case`.
//!
//! <https://ai.google.dev/api/generate-content>

use crate::{
    operation::Operation,
    provider::Provider,
    refusal::{Refusal, quoted},
    segment::{Kind, Role},
    table::{
        Table, count, dependent, finish, free, id, media, model, number, object, opaque, parts,
        text, word,
    },
    usage::Counter,
};

pub(super) static GEMINI: Provider = Provider {
    id: "gcp.gemini",
    title: "Google Gemini",
    operations: &[&GENERATE, &STREAM, &COUNT_TOKENS, &EMBED, &CACHE],
    error_body,
    error_event: |refusal| format!("data: {}\n\n", error_body(refusal)),
};

/// <https://cloud.google.com/apis/design/errors>
fn error_body(refusal: &Refusal) -> String {
    let status = match refusal.status {
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        429 => "RESOURCE_EXHAUSTED",
        503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED",
        500.. => "INTERNAL",
        _ => "INVALID_ARGUMENT",
    };
    format!(
        r#"{{"error":{{"code":{},"message":{},"status":"{status}","details":[{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":{}}}]}}}}"#,
        refusal.status,
        quoted(&refusal.message),
        quoted(&refusal.code),
    )
}

static GENERATE: Operation = Operation {
    name: "generate_content",
    paths: &[":generatecontent"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

static STREAM: Operation = Operation {
    name: "stream_generate_content",
    paths: &[":streamgeneratecontent"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: true,
};

static COUNT_TOKENS: Operation = Operation {
    name: "count_tokens",
    paths: &[":counttokens"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

static EMBED: Operation = Operation {
    name: "embed_content",
    paths: &[":embedcontent", ":batchembedcontents"],
    request: &EMBEDDING,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

static CACHE: Operation = Operation {
    name: "cached_contents",
    paths: &["/cachedcontents"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

static EMBEDDING: Table = Table::new(&[
    model("model"),
    parts("content", Kind::Text, &CONTENT),
    text("title", Kind::Text),
    word("taskType"),
    number("outputDimensionality"),
    object("requests", &EMBEDDING),
    object("embedContentConfig", &EMBEDDING),
])
.role(Role::User)
.marks(&["content", "requests"]);

static REQUEST: Table = Table::new(&[
    model("model"),
    parts("contents", Kind::Text, &CONTENT),
    parts("systemInstruction", Kind::Text, &CONTENT).by(Role::System),
    object("tools", &TOOL).by(Role::Developer),
    object("toolConfig", &TOOL_CONFIG),
    object("generationConfig", &GENERATION_CONFIG),
    object("safetySettings", &SAFETY),
    object("generateContentRequest", &REQUEST),
    object("modelArmorConfig", &MODEL_ARMOR),
    free("labels", Kind::Metadata),
    id("cachedContent"),
    text("displayName", Kind::Name),
    word("ttl"),
    id("expireTime"),
])
.role(Role::User)
.marks(&["contents", "generateContentRequest"]);

static MODEL_ARMOR: Table = Table::new(&[id("promptTemplateName"), id("responseTemplateName")]);

static CONTENT: Table =
    Table::new(&[word("role"), parts("parts", Kind::Text, &PART)]).role_in("role");

static PART: Table = Table::new(&[
    text("text", Kind::Text),
    opaque("thoughtSignature"),
    object("functionCall", &CALL),
    object("functionResponse", &RESULT),
    object("inlineData", &INLINE),
    object("fileData", &FILE),
    object("executableCode", &CODE),
    object("codeExecutionResult", &CODE_RESULT),
    object("videoMetadata", &VIDEO),
])
.flag("thought", Kind::Reasoning);

static CALL: Table = Table::new(&[
    id("id"),
    text("name", Kind::Name),
    free("args", Kind::ToolArguments),
    object("partialArgs", &PARTIAL),
]);

/// Arguments in pieces, by the path of the argument.
static PARTIAL: Table = Table::new(&[
    text("jsonPath", Kind::ToolArguments),
    text("stringValue", Kind::ToolArguments),
    text("numberValue", Kind::ToolArguments),
])
.index(&["jsonPath"]);

static RESULT: Table = Table::new(&[
    id("id"),
    text("name", Kind::Name),
    free("response", Kind::ToolResult),
    object("parts", &PART),
    word("scheduling"),
])
.role(Role::Tool);

static INLINE: Table = Table::new(&[
    word("mimeType"),
    media("data"),
    text("displayName", Kind::Name),
]);

static FILE: Table = Table::new(&[
    word("mimeType"),
    text("fileUri", Kind::Metadata),
    text("displayName", Kind::Name),
]);

static CODE: Table = Table::new(&[
    id("id"),
    word("language"),
    text("code", Kind::ToolArguments),
]);

static CODE_RESULT: Table =
    Table::new(&[id("id"), word("outcome"), text("output", Kind::ToolResult)]).role(Role::Tool);

static VIDEO: Table = Table::new(&[word("startOffset"), word("endOffset")]);

static TOOL: Table = Table::new(&[
    object("functionDeclarations", &FUNCTION),
    free("fileSearch", Kind::Metadata),
    free("googleSearch", Kind::Metadata),
    free("googleSearchRetrieval", Kind::Metadata),
    free("retrieval", Kind::Metadata),
    free("mcpServers", Kind::Metadata),
]);

static FUNCTION: Table = Table::new(&[
    text("name", Kind::ToolDefinition),
    text("description", Kind::ToolDefinition),
    free("parameters", Kind::ToolDefinition),
    free("parametersJsonSchema", Kind::ToolDefinition),
    free("response", Kind::ToolDefinition),
    free("responseJsonSchema", Kind::ToolDefinition),
    word("behavior"),
]);

static TOOL_CONFIG: Table = Table::new(&[
    object("functionCallingConfig", &CALLING),
    free("retrievalConfig", Kind::Metadata),
]);

static CALLING: Table = Table::new(&[word("mode"), text("allowedFunctionNames", Kind::Name)]);

static GENERATION_CONFIG: Table = Table::new(&[
    text("stopSequences", Kind::Metadata),
    word("responseMimeType"),
    word("responseModalities"),
    free("responseSchema", Kind::ToolDefinition),
    free("responseJsonSchema", Kind::ToolDefinition),
    number("temperature"),
    number("topP"),
    number("topK"),
    count("maxOutputTokens", Counter::Most),
    number("candidateCount"),
    object("thinkingConfig", &THINKING),
]);

static THINKING: Table = Table::new(&[word("thinkingLevel"), number("thinkingBudget")]);

static SAFETY: Table = Table::new(&[
    word("category"),
    word("threshold"),
    word("method"),
    word("probability"),
    word("severity"),
]);

/// A response, or one event of a streamed one.
static RESPONSE: Table = Table::new(&[
    object("candidates", &CANDIDATE),
    object("promptFeedback", &FEEDBACK),
    object("usageMetadata", &USAGE),
    model("modelVersion"),
    id("responseId"),
    id("createTime"),
    object("error", &ERROR),
    count("totalTokens", Counter::Input),
    object("embedding", &VECTOR),
    object("embeddings", &VECTOR),
    id("name"),
    model("model"),
    id("updateTime"),
    id("expireTime"),
    text("displayName", Kind::Name),
    object("promptTokensDetails", &MODALITY),
    object("cacheTokensDetails", &MODALITY),
])
.marks(&[
    "candidates",
    "promptFeedback",
    "usageMetadata",
    "error",
    "totalTokens",
    "embedding",
    "embeddings",
    "expireTime",
]);

static VECTOR: Table = Table::new(&[number("values"), word("embeddingType")]);

static CANDIDATE: Table = Table::new(&[
    object("content", &STREAMED),
    finish("finishReason"),
    text("finishMessage", Kind::Error),
    number("index"),
    object("safetyRatings", &SAFETY),
    object("citationMetadata", &CITATIONS),
    free("groundingMetadata", Kind::Citation),
    free("groundingAttributions", Kind::Citation),
    free("urlContextMetadata", Kind::Citation),
    dependent("logprobsResult", "null"),
    number("avgLogprobs"),
    number("tokenCount"),
])
.index(&["index"])
.group();

/// Content that goes on from event to event.
static STREAMED: Table = Table::new(CONTENT.fields).role_in("role").delta();

static CITATIONS: Table = Table::new(&[
    object("citations", &CITATION),
    object("citationSources", &CITATION),
]);

static CITATION: Table = Table::new(&[
    text("uri", Kind::Citation),
    text("title", Kind::Citation),
    text("license", Kind::Citation),
    number("startIndex"),
    number("endIndex"),
]);

static FEEDBACK: Table = Table::new(&[
    word("blockReason"),
    text("blockReasonMessage", Kind::Error),
    object("safetyRatings", &SAFETY),
]);

static USAGE: Table = Table::new(&[
    count("promptTokenCount", Counter::Input),
    count("candidatesTokenCount", Counter::Output),
    count("totalTokenCount", Counter::Total),
    count("cachedContentTokenCount", Counter::CachedInput),
    count("thoughtsTokenCount", Counter::Reasoning),
    word("trafficType"),
    object("promptTokensDetails", &MODALITY),
    object("promptTokenDetails", &MODALITY),
    object("cacheTokensDetails", &MODALITY),
    object("candidatesTokensDetails", &MODALITY),
    object("toolUsePromptTokensDetails", &MODALITY),
]);

static MODALITY: Table = Table::new(&[word("modality"), number("tokenCount")]);

static ERROR: Table = Table::new(&[
    number("code"),
    text("message", Kind::Error),
    word("status"),
    free("details", Kind::Error),
]);
