//! What there is for programs: the addresses, what may be asked, and what is answered, as OpenAPI 3.1. It is made from
//! the tables of addresses and from the record itself, whose ids are the values that parameters take.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, Uri, header},
    response::{IntoResponse, Response},
};
use comity_draft::{Text, provision::Tabled};
use comity_ledger::Record;
use comity_regime::{language::ast::Force, process::State as Progress};
use serde_json::{Map, Value, json};

use super::LICENCE;
use crate::question::{
    addresses::{ADDRESSES, Address, Parameter, Values, parameter},
    base,
    form::Form,
    forms,
    site::Site,
};

/// Of what the description is: the ids there are, which are the values that parameters take.
struct Of<'a> {
    record: &'a Record,
    texts: &'a [Text],
}

/// The description.
pub async fn openapi(State(site): State<Arc<Site>>, uri: Uri, headers: HeaderMap) -> Response {
    let record = (site.record)();
    let of = Of { record: &record, texts: &site.negotiated.of(&record, (site.today)()) };
    let mut paths = Map::new();
    for address in ADDRESSES {
        for form in [Form::Json, Form::Csv].iter().chain(address.also) {
            paths.insert(
                format!("{}{}", address.path, form.suffix()),
                json!({ "get": operation(&of, address, *form) }),
            );
        }
    }
    paths.insert("/entries".into(), json!({ "post": entries() }));
    paths.extend(documents(&of, site.documents.room().largest));
    paths.insert("/desk/new.json".into(), json!({ "get": consequences(&of) }));
    for (path, kind, summary) in OTHERS {
        let answer = json!({ "200": { "description": summary, "content": { *kind: {} } } });
        paths.insert(
            (*path).into(),
            json!({ "get": { "summary": summary, "operationId": name(path), "responses": answer } }),
        );
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Comity",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "What States do in a regime, and what follows from it, on any day",
            "description": "Every address may begin with a language (/fr/states/FIN). `on` asks about a day in the world, `known` about what the record said on a day. Answers stand on one state of the log, which `log` names; the ETag is its root.",
            "license": { "name": LICENCE, "identifier": LICENCE },
        },
        "servers": [{ "url": base(&site, &uri, &headers) }],
        "paths": paths,
        "components": { "schemas": schemas(), "responses": { "Problem": problem() } },
    });
    ([(header::CACHE_CONTROL, "no-cache")], Json(document)).into_response()
}

/// What is fetched as it is.
static OTHERS: &[(&str, &str, &str)] = &[
    ("/log/checkpoint", "text/plain", "The signed checkpoint (C2SP tlog-checkpoint)"),
    ("/log/vkey", "text/plain", "The key that checks it"),
    ("/export.zip", "application/zip", "The record as a package of tables"),
    ("/export.sqlite", "application/vnd.sqlite3", "The record and what follows from it, as a database"),
    ("/catalog.jsonld", "application/ld+json", "What there is to have (DCAT)"),
    ("/robots.txt", "text/plain", "What robots may read"),
    ("/health", "text/plain", "Whether the program answers"),
    ("/metrics", "application/openmetrics-text", "Counts and times, for monitors"),
];

fn operation(of: &Of<'_>, address: &Address, form: Form) -> Value {
    let days = [
        parameter("on", "The day in the world; today if not said", Values::Day),
        parameter("known", "As known on this day", Values::Day),
    ];
    let query = days.iter().chain(address.asked).map(|p| described(of, p, "query", false));
    let path = address.of.iter().flatten().map(|p| described(of, p, "path", true));
    let content = match form {
        Form::Json => json!({ "application/json": { "schema": answer(address) } }),
        other => json!({ other.media_type().split(';').next().unwrap_or_default(): {} }),
    };
    json!({
        "summary": address.summary,
        "operationId": name(&format!("{}{}", address.path, form.suffix())),
        "parameters": path.chain(query).collect::<Vec<_>>(),
        "responses": {
            "200": { "description": address.summary, "content": content, "headers": {
                "ETag": { "schema": { "type": "string" } }, "Link": { "schema": { "type": "string" } } } },
            "304": { "description": "You have it" },
            "4XX": { "$ref": "#/components/responses/Problem" },
        },
    })
}

fn name(path: &str) -> String {
    let words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn described(of: &Of<'_>, parameter: &Parameter, place: &str, required: bool) -> Value {
    let schema = values(of, &parameter.values);
    // A field that is left empty in a form is not asked about.
    let schema = if required {
        schema
    } else {
        json!({ "anyOf": [schema, { "type": "string", "pattern": r"^[ \t\n\r\v\f]*$" }] })
    };
    json!({ "name": parameter.name, "in": place, "required": required, "description": parameter.meaning, "schema": schema })
}

fn values(Of { record, texts }: &Of<'_>, values: &Values) -> Value {
    let register = record.regime.register();
    let docket = record.regime.docket();
    let of = |ids: Vec<&str>| json!({ "type": "string", "enum": ids });
    match values {
        Values::Day => json!({ "type": "string", "format": "date" }),
        Values::UpTo(most) => json!({ "type": "integer", "minimum": 1, "maximum": most }),
        Values::Text(most) => json!({ "type": "string", "maxLength": most }),
        Values::Words(words) => of(words.to_vec()),
        Values::Order(columns) => {
            let last_first: Vec<String> = columns.iter().map(|column| format!("-{column}")).collect();
            of(columns.iter().copied().chain(last_first.iter().map(String::as_str)).collect())
        }
        Values::Scope => {
            let forums = register.forums.iter().map(|f| f.id.as_str());
            let instruments = register.instruments.iter().map(|i| i.id.as_str());
            of(forums.chain(instruments).chain(register.actors.iter().map(|(_, a)| a.id.as_str())).collect())
        }
        Values::Instrument => of(register.instruments.iter().map(|i| i.id.as_str()).collect()),
        Values::Pathway => of(register.pathways.iter().map(|p| p.id.as_str()).collect()),
        Values::Source => of(register.sources.iter().map(|s| s.id.as_str()).collect()),
        Values::Promise => {
            let whole =
                register.instruments.iter().filter(|i| i.force == Force::Political && i.elements.is_empty());
            let made = docket.ids().filter(|id| record.regime.is_commitment(id));
            of(made.chain(whole.map(|i| i.id.as_str())).collect())
        }
        Values::Element => {
            let mut each: Vec<&str> =
                register.instruments.iter().flat_map(|i| &i.elements).map(|e| e.id.as_str()).collect();
            each.sort_unstable();
            each.dedup();
            of(each)
        }
        Values::Negotiated => any_of(docket.texts().map(|p| p.id.clone()).collect()),
        Values::Provision => any_of(provisions(texts)),
        Values::Forum => of(register.forums.iter().map(|f| f.id.as_str()).collect()),
        Values::Measure => of(register.measures.iter().map(|m| m.id.as_str()).collect()),
        Values::Session => of(docket.ids().filter(|id| docket.session(id).is_some()).collect()),
        Values::Actor => of(register.actors.iter().map(|(_, a)| a.id.as_str()).collect()),
        Values::Entry => {
            json!({ "type": "integer", "minimum": 0, "maximum": record.checkpoint.size.saturating_sub(1) })
        }
        Values::Form => of(forms::all().map(|f| f.id).collect()),
        Values::Progress => of(Progress::ALL.iter().map(|s| s.word()).collect()),
    }
}

/// One of these ids; where there are none yet, anything that could be one.
fn any_of(ids: BTreeSet<String>) -> Value {
    match ids.is_empty() {
        true => json!({ "type": "string", "pattern": "^[a-z][a-z0-9-]{0,79}$" }),
        false => json!({ "type": "string", "enum": ids }),
    }
}

/// The provisions that were ever tabled or proposed.
fn provisions(texts: &[Text]) -> BTreeSet<String> {
    let acts = texts.iter().flat_map(|text| &text.acts);
    let tabled = acts.flat_map(|act| act.does.provisions());
    tabled.flat_map(Tabled::all).map(|provision| provision.id.clone()).collect()
}

fn answer(address: &Address) -> Value {
    let member = |(name, kind): &(&str, &str)| {
        let schema = if kind.is_empty() { json!({}) } else { json!({ "type": kind }) };
        ((*name).to_owned(), schema)
    };
    let mut properties: Map<String, Value> = address.answers.iter().map(member).collect();
    properties.insert("log".into(), json!({ "$ref": "#/components/schemas/Log" }));
    properties.insert("on".into(), json!({ "type": "string", "format": "date" }));
    let required: Vec<&str> = address.answers.iter().map(|(name, _)| *name).chain(["log", "on"]).collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn schemas() -> Value {
    json!({
        "Log": {
            "type": "object",
            "required": ["size", "root"],
            "properties": { "size": { "type": "integer" }, "root": { "type": "string", "pattern": "^[0-9a-f]{64}$" } },
        },
        "Document": {
            "type": "object",
            "description": "A document that an act cites, and whether it is kept here",
            "required": ["digest", "kept", "bytes", "type"],
            "properties": { "digest": { "type": "string", "pattern": "^[0-9a-f]{64}$" }, "kept": { "type": "boolean" }, "bytes": { "type": ["integer", "null"] }, "type": { "type": ["string", "null"] } },
        },
        "Problem": {
            "type": "object",
            "required": ["title", "status", "detail"],
            "properties": { "title": { "type": "string" }, "status": { "type": "integer" }, "detail": { "type": "string" }, "at": {} },
        },
        "Statement": {
            "type": "object",
            "description": "What somebody says, in any JSON; what is signed is its canonical form (RFC 8785) without the signatures. docs/keys.md",
            "required": ["by", "log", "upon", "signed"],
            "properties": {
                "by": { "type": "string" }, "log": { "type": "string" }, "upon": { "type": "string" },
                "act": { "type": "object" },
                "group": { "type": "object", "description": "How many statements are said in one, and the Merkle root over them; they stand in 'statements'. docs/living.md" },
                "statements": { "type": "array", "items": { "type": "object" } },
                "signed": { "$ref": "#/components/schemas/Signature" }, "countersigned": { "$ref": "#/components/schemas/Signature" },
            },
        },
        "Signature": {
            "type": "object",
            "required": ["key", "signature"],
            "properties": { "key": { "type": "string" }, "signature": { "type": "string" }, "authenticator": { "type": "string" }, "client": { "type": "string" } },
        },
    })
}

fn problem() -> Value {
    json!({ "description": "Why not (RFC 9457)", "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } })
}

fn entries() -> Value {
    json!({
        "summary": "Record a signed statement",
        "operationId": "record",
        "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Statement" } } } },
        "responses": {
            "201": { "description": "Recorded, durable and sequenced", "headers": { "Location": { "schema": { "type": "string" } } }, "content": { "application/json": { "schema": {
                "type": "object", "required": ["entry", "recorded", "log", "proof"], "properties": {
                    "entry": { "type": "integer" }, "entries": { "type": "integer" }, "recorded": { "type": "string", "format": "date" }, "log": { "$ref": "#/components/schemas/Log" }, "proof": { "type": "string" } } } } } },
            "4XX": { "$ref": "#/components/responses/Problem" },
            "503": { "$ref": "#/components/responses/Problem" },
        },
    })
}

/// Documents, by their SHA-256 and by the session that they were given to.
fn documents(of: &Of<'_>, largest: u64) -> [(String, Value); 2] {
    let digest = json!({ "name": "digest", "in": "path", "required": true, "description": "The SHA-256 of the document",
        "schema": { "type": "string", "pattern": "^[0-9a-f]{64}$" } });
    let file = json!({ "*/*": { "schema": { "type": "string", "format": "binary" } } });
    let brought =
        json!({ "*/*": { "schema": { "type": "string", "format": "binary", "maxLength": largest } } });
    let kept = |text: &str| {
        json!({ "description": text, "content": { "application/json": { "schema": {
        "type": "object", "required": ["document"], "properties": { "document": { "$ref": "#/components/schemas/Document" } } } } } })
    };
    let refused = json!({ "$ref": "#/components/responses/Problem" });
    let session = described(of, &parameter("id", "A session", Values::Session), "path", true);
    [
        (
            "/documents/{digest}".into(),
            json!({
                "parameters": [digest],
                "get": {
                    "summary": "A document that an entry cites, as it is",
                    "operationId": "document",
                    "responses": {
                        "200": { "description": "The document", "content": file },
                        "206": { "description": "The part of it that was asked for by Range", "content": file },
                        "304": { "description": "You have it" },
                        // An address that is none is told as the reader wishes.
                        "4XX": { "description": "Why not (RFC 9457)", "content": {
                            "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } }, "text/html": {} } },
                    },
                },
                "put": {
                    "summary": "Bring a document that an entry cites, to be kept here",
                    "operationId": "bring-document",
                    "requestBody": { "required": true, "content": brought },
                    "responses": {
                        "201": kept("It is kept, durably"), "200": kept("It was kept already"),
                        "4XX": refused, "503": refused,
                    },
                },
            }),
        ),
        (
            "/sessions/{id}/documents.zip".into(),
            json!({ "get": {
                "summary": "The documents of a session, and a list of all that are cited",
                "operationId": "sessions-documents-zip",
                "parameters": [session],
                "responses": {
                    "200": { "description": "A ZIP file with manifest.csv", "content": { "application/zip": {} } },
                    "4XX": refused,
                },
            } }),
        ),
    ]
}

fn consequences(of: &Of<'_>) -> Value {
    let form = described(of, &parameter("form", "Which form", Values::Form), "query", true);
    json!({
        "summary": "What an act would change if it were recorded: the fields of the form, and preview=1",
        "operationId": "consequences",
        "parameters": [form],
        "responses": {
            "200": { "description": "The form, or what it would change", "content": { "application/json": { "schema": { "type": "object", "required": ["form"], "properties": { "form": { "type": "string" } } } } } },
            "4XX": { "$ref": "#/components/responses/Problem" },
        },
    })
}
