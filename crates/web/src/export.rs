//! The record as a record folder: the plain text it can be read from again, valid to the frictionless validator.

use std::collections::BTreeMap;

use comity_regime::{
    Act, Regime, Target,
    load::{ACTORS, ACTS, ATTRIBUTES, Folder, SOURCES, Table},
};
use serde_json::json;

use crate::respond::csv;

/// The files of a record folder that holds this regime.
pub fn folder(regime: &Regime) -> Folder {
    let register = regime.register();
    let mut folder = Folder::new();
    let mut put = |path: &str, rows: Vec<Vec<String>>| folder.insert(path.to_owned(), csv(rows));
    let source = |ix: Option<comity_regime::SourceIx>| {
        let at = ix.and_then(|ix| usize::try_from(ix.0).ok());
        at.and_then(|at| register.sources.get(at)).map_or(String::new(), |s| s.id.clone())
    };
    let mut rows = vec![header(&["id", "title", "publisher", "url", "retrieved"])];
    rows.extend(register.sources.iter().map(|s| {
        vec![s.id.clone(), s.title.clone(), s.publisher.clone(), s.url.clone(), s.retrieved.clone()]
    }));
    put("sources.csv", rows);

    let mut rows = vec![header(&["id", "name", "kind", "from", "to", "continues"])];
    rows.extend(register.actors.iter().map(|(_, a)| {
        let continues = a.continues.map_or(String::new(), |ix| register.actors[ix].id.clone());
        vec![
            a.id.clone(),
            a.name.clone(),
            a.kind.word().to_owned(),
            text(a.from.as_ref()),
            text(a.to.as_ref()),
            continues,
        ]
    }));
    put("actors.csv", rows);

    let mut rows = vec![header(&["actor", "attribute", "value", "from", "to", "source"])];
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
                source(r.source),
            ]
        }));
    }
    put("attributes.csv", rows);

    let mut acts: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for &ix in regime.order() {
        let id = &register.definition(ix).id;
        let rows: Vec<_> = regime.acts_on(ix).iter().map(|act| act_row(regime, act)).collect();
        if !rows.is_empty() {
            acts.insert(format!("acts/{id}.csv"), rows);
        }
    }
    for (path, rows) in &mut acts {
        rows.insert(0, header(&ACT_COLUMNS));
        put(path, std::mem::take(rows));
    }
    // Definitions as they were written, each file once, comments and all.
    for definition in &register.instruments {
        folder.insert(definition.source.path.to_string(), definition.source.text.as_bytes().to_vec());
    }
    for at in register.measures.iter().map(|m| &m.source).chain(register.lists.iter().map(|l| &l.source)) {
        folder.insert(at.path.to_string(), at.text.as_bytes().to_vec());
    }
    let package = serde_json::to_vec_pretty(&package(&folder)).unwrap_or_default();
    folder.insert("datapackage.json".into(), package);
    folder
}

fn text(value: Option<&impl ToString>) -> String {
    value.map_or(String::new(), ToString::to_string)
}

const ACT_COLUMNS: [&str; 9] =
    ["date", "actor", "act", "instrument", "effective", "target", "detail", "source", "note"];

fn header(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|c| (*c).to_owned()).collect()
}

fn act_row(regime: &Regime, act: &Act) -> Vec<String> {
    let register = regime.register();
    let actor = |ix| register.actors[ix].id.clone();
    let target = match act.target() {
        None => String::new(),
        Some(Target::Actor(ix)) => actor(ix),
        Some(Target::Act(date, kind)) => format!("{date} {}", kind.word()),
    };
    vec![
        act.date.to_string(),
        actor(act.actor),
        act.kind.word().to_owned(),
        register.definition(act.instrument).id.clone(),
        text(act.effective.as_ref()),
        target,
        act.detail().to_owned(),
        regime.source_id(act).to_owned(),
        act.note().to_owned(),
    ]
}

/// The Frictionless description of the tables.
fn package(folder: &Folder) -> serde_json::Value {
    let tables: [(&str, &Table); 3] =
        [("actors.csv", &ACTORS), ("attributes.csv", &ATTRIBUTES), ("sources.csv", &SOURCES)];
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
    json!({ "name": "record", "resources": resources })
}
