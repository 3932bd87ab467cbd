//! The record as a record folder: the plain text it can be read from again, valid to the frictionless validator.

use std::collections::BTreeMap;

use comity_regime::{
    Regime, Register,
    load::{ACTORS, ACTS, ATTRIBUTES, Columns, DISAGREEMENTS, Folder, NAMES, SOURCES, Table},
};
use serde_json::json;

use crate::respond::csv;

/// The files of a record folder that holds this regime.
pub fn folder(regime: &Regime) -> Folder {
    let register = regime.register();
    let mut folder = Folder::new();
    let mut put = |path: &str, rows: Vec<Vec<String>>| folder.insert(path.to_owned(), csv(rows));
    let cited = |sources: &[comity_regime::SourceIx]| regime.cited(sources.iter().copied());
    let mut rows = vec![header(&["id", "title", "publisher", "url", "retrieved", "note"])];
    rows.extend(register.sources.iter().map(|s| {
        vec![
            s.id.clone(),
            s.title.clone(),
            s.publisher.clone(),
            s.url.clone(),
            s.retrieved.clone(),
            s.note.clone(),
        ]
    }));
    put("sources.csv", rows);

    let mut rows =
        vec![header(&["id", "name", "kind", "from", "to", "continues", "succeeds", "source", "note"])];
    rows.extend(register.actors.iter().map(|(_, a)| {
        let continues = a.continues.map_or(String::new(), |ix| register.actors[ix].id.clone());
        vec![
            a.id.clone(),
            a.name.clone(),
            a.kind.word().to_owned(),
            text(a.from.as_ref()),
            text(a.to.as_ref()),
            continues,
            a.succeeds.map_or(String::new(), |ix| register.actors[ix].id.clone()),
            cited(&a.sources),
            a.note.clone(),
        ]
    }));
    put("actors.csv", rows);

    let mut rows = vec![header(&["actor", "attribute", "value", "from", "to", "source", "note"])];
    let sorted: BTreeMap<_, _> = register.attributes.iter().collect();
    for (name, attribute) in sorted {
        let name = if name.starts_with("member:") { "member" } else { name };
        rows.extend(attribute.rows.iter().map(|r| {
            let actor = register.actors[r.actor].id.clone();
            vec![
                actor,
                name.to_owned(),
                r.value.clone(),
                text(r.from.as_ref()),
                text(r.to.as_ref()),
                cited(&r.sources),
                r.note.clone(),
            ]
        }));
    }
    put("attributes.csv", rows);

    if !register.claims.is_empty() {
        let mut rows = vec![header(&["question", "source", "says", "taken", "reason"])];
        rows.extend(register.claims.iter().map(|c| {
            let taken = if c.taken { "yes" } else { "no" };
            vec![c.question.clone(), cited(&c.sources), c.says.clone(), taken.to_owned(), c.reason.clone()]
        }));
        put("disagreements.csv", rows);
    }
    if !register.names.all().is_empty() {
        put("names.csv", name_rows(regime));
    }
    for &ix in regime.order() {
        let rows: Vec<Columns> = regime.acts_on(ix).iter().map(|act| regime.act_columns(act)).collect();
        if !rows.is_empty() {
            put(&format!("acts/{}.csv", register.definition(ix).id), act_rows(&rows));
        }
    }
    let proceedings: Vec<Columns> =
        regime.docket().recorded().iter().map(|p| regime.proceeding_columns(p)).collect();
    if !proceedings.is_empty() {
        put("acts/proceedings.csv", act_rows(&proceedings));
    }
    // Definitions as they were written, each file once, comments and all.
    for definition in &register.instruments {
        folder.insert(definition.source.path.to_string(), definition.source.text.as_bytes().to_vec());
    }
    let others = register.measures.iter().map(|m| &m.source).chain(register.lists.iter().map(|l| &l.source));
    let others = others.chain(register.about.iter().map(|about| &about.source));
    for at in others.chain(register.forums.iter().map(|f| &f.source)) {
        folder.insert(at.path.to_string(), at.text.as_bytes().to_vec());
    }
    let package = serde_json::to_vec_pretty(&package(&folder, register)).unwrap_or_default();
    folder.insert("datapackage.json".into(), package);
    folder
}

/// `names.csv`: what the regime's things are called.
pub fn names(regime: &Regime) -> Vec<u8> {
    csv(name_rows(regime))
}

fn name_rows(regime: &Regime) -> Vec<Vec<String>> {
    let mut rows = vec![header(&["of", "language", "short", "full", "covers", "source", "note"])];
    rows.extend(regime.register().names.all().iter().map(|n| {
        let text = [&n.of, &n.language, &n.short, &n.full, &n.covers].map(Clone::clone);
        text.into_iter().chain([regime.cited(n.sources.iter().copied()), n.note.clone()]).collect()
    }));
    rows
}

fn text(value: Option<&impl ToString>) -> String {
    value.map_or(String::new(), ToString::to_string)
}

fn header(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|c| (*c).to_owned()).collect()
}

/// Acts as a table with the columns that any of them has, and those that every table of acts must have.
fn act_rows(acts: &[Columns]) -> Vec<Vec<String>> {
    let used = |column: &&str| {
        ACTS.required.contains(column) || acts.iter().any(|row| row.iter().any(|(name, _)| name == column))
    };
    let columns: Vec<&str> = ACTS.required.iter().chain(ACTS.optional).copied().filter(used).collect();
    let text = |row: &Columns, column: &str| {
        row.iter().find(|(name, _)| *name == column).map_or(String::new(), |(_, text)| text.clone())
    };
    let each = acts.iter().map(|row| columns.iter().map(|column| text(row, column)).collect());
    std::iter::once(header(&columns)).chain(each).collect()
}

/// Whether a table of acts has digests of documents.
fn cites(table: &[u8]) -> bool {
    let head = table.split(|b| *b == b'\n').next().unwrap_or_default();
    String::from_utf8_lossy(head).trim().split(',').any(|column| column == "digest")
}

/// The Frictionless description of the tables.
fn package(folder: &Folder, register: &Register) -> serde_json::Value {
    let tables: [(&str, &Table); 5] = [
        ("actors.csv", &ACTORS),
        ("attributes.csv", &ATTRIBUTES),
        ("disagreements.csv", &DISAGREEMENTS),
        ("names.csv", &NAMES),
        ("sources.csv", &SOURCES),
    ];
    let resources: Vec<_> = folder
        .iter()
        .filter(|(path, _)| path.ends_with(".csv"))
        .map(|(path, bytes)| {
            let table = tables.iter().find(|(p, _)| p == path).map_or(&ACTS, |(_, table)| table);
            let header = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
            let fields: Vec<_> = String::from_utf8_lossy(header)
                .trim()
                .split(',')
                .map(|name| json!({ "name": name, "type": "string", "constraints": { "required": table.required.contains(&name) } }))
                .collect();
            let name = path.trim_end_matches(".csv").replace('/', "-");
            json!({ "name": name, "type": "table", "path": path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                    "schema": { "fields": fields, "missingValues": [""] } })
        })
        .collect();
    let mut package = json!({ "name": "record", "resources": resources });
    if folder.iter().any(|(path, bytes)| path.starts_with("acts/") && cites(bytes)) {
        let text = "Column 'digest' is the SHA-256 of the document that says an act. The documents are not in this package: the server that it comes from has those that were brought at /documents/SHA256, and all of a session at /sessions/ID/documents.zip; 'comity export DIR --documents' writes them beside the tables.";
        package["documents"] = json!({ "description": text, "path": "/documents/{digest}" });
    }
    if let (Some(about), Some(object)) = (&register.about, package.as_object_mut()) {
        object.insert("title".into(), json!(about.title));
        object.insert("description".into(), json!(about.statement));
        let operator = about.operator.iter().map(|name| json!({ "title": name, "role": "publisher" }));
        object.insert("contributors".into(), operator.collect());
    }
    package
}
