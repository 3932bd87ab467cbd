//! The first entries of a log: the rows and definitions of a record folder.

use comity_regime::load::{
    ACTORS, ACTS, ATTRIBUTES, DISAGREEMENTS, Folder, NAMES, SOURCES, Table, is_acts, is_definition,
    read_table, text,
};

use crate::{Content, Fields, Kind, trust::is_policy};

/// What a record folder says, in the order in which one thing refers to another. The folder must be one that
/// [`comity_regime::load::load`] reads without error; what it cannot read is left out here.
pub fn contents(folder: &Folder) -> Vec<Content<'static>> {
    let mut contents = vec![];
    let mut rows = |path: &str, table: &Table, kind: Kind| {
        let Some(Ok(source)) = folder.get(path).map(|bytes| text(path, bytes)) else { return };
        read_table(&source, table, &mut vec![], &mut |row, _| {
            // When it was recorded is for the log to say.
            let said = row.fields().into_iter().filter(|(column, _)| *column != "recorded");
            contents.push(Content { kind, fields: Fields::new(said) });
        });
    };
    rows("sources.csv", &SOURCES, Kind::Source);
    rows("disagreements.csv", &DISAGREEMENTS, Kind::Disagreement);
    rows("actors.csv", &ACTORS, Kind::Actor);
    rows("attributes.csv", &ATTRIBUTES, Kind::Attribute);
    rows("names.csv", &NAMES, Kind::Name);
    for path in folder.keys().filter(|path| is_acts(path)) {
        rows(path, &ACTS, Kind::Act);
    }
    for (path, bytes) in folder.iter().filter(|(path, _)| is_definition(path) || is_policy(path)) {
        if let Ok(source) = text(path, bytes) {
            contents.push(Content::definition(path, &source.text));
        }
    }
    // What is referred to comes before what refers to it.
    contents.sort_by_key(|c| c.kind);
    contents
}
