//! The record as a record folder: the plain text it can be read from again, valid to the frictionless validator.

use comity_ledger::{
    Content,
    entry::folder::{TABLES, files},
    fold::standing::Standing,
};
use comity_regime::{
    Register,
    load::{ACTS, Folder},
};
use serde_json::json;

/// The files of a record folder that says what a record says now: remarks, definitions and policies as they were written,
/// and every act, what was corrected included.
pub fn folder(said: Vec<Standing>, register: &Register) -> Folder {
    let contents: Vec<Content<'_>> = said.into_iter().map(|said| said.content).collect();
    let mut folder = files(&contents);
    let package = serde_json::to_vec_pretty(&package(&folder, register)).unwrap_or_default();
    folder.insert("datapackage.json".into(), package);
    folder
}

/// The columns of a table; a table with texts of several lines has quotation marks around all of them.
fn columns(table: &[u8]) -> Vec<String> {
    csv::Reader::from_reader(table)
        .headers()
        .map(|columns| columns.iter().map(str::to_owned).collect())
        .unwrap_or_default()
}

/// Whether a table of acts has digests of documents.
fn cites(table: &[u8]) -> bool {
    columns(table).iter().any(|column| column == "digest")
}

/// The Frictionless description of the tables.
fn package(folder: &Folder, register: &Register) -> serde_json::Value {
    let resources: Vec<_> = folder
        .iter()
        .filter(|(path, _)| path.ends_with(".csv"))
        .map(|(path, bytes)| {
            let table = TABLES.iter().find(|(_, p, _)| p == path).map(|(.., table)| *table);
            let table = table.or(path.starts_with("acts").then_some(&ACTS));
            let required = |name: &str| table.is_some_and(|table| table.required.contains(&name));
            let fields: Vec<_> = columns(bytes)
                .iter()
                .map(|name| json!({ "name": name, "type": "string", "constraints": { "required": required(name) } }))
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
