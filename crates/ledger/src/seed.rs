//! The first entries of a log: the rows and definitions of a record folder.

use comity_regime::load::{
    ACTORS, ACTS, ATTRIBUTES, Folder, SOURCES, Table, is_acts, is_definition, read_table, text,
};

use crate::{
    Content,
    entry::{Fields, fields},
};

/// What a record folder says, in the order in which one thing refers to another. The folder must be one that
/// [`comity_regime::load::load`] reads without error; what it cannot read is left out here.
pub fn contents(folder: &Folder) -> Vec<Content> {
    let mut contents = vec![];
    let mut rows = |path: &str, table: &Table, content: fn(Fields) -> Content| {
        let Some(Ok(source)) = folder.get(path).map(|bytes| text(path, bytes)) else { return };
        read_table(&source, table, &mut vec![], &mut |row, _| {
            // When it was recorded is for the log to say.
            let said = row.fields().into_iter().filter(|(column, _)| *column != "recorded");
            contents.push(content(fields(said)));
        });
    };
    rows("sources.csv", &SOURCES, Content::Source);
    rows("actors.csv", &ACTORS, Content::Actor);
    rows("attributes.csv", &ATTRIBUTES, Content::Attribute);
    let mut definitions: Vec<Content> = vec![];
    for (path, bytes) in folder.iter().filter(|(path, _)| is_definition(path)) {
        if let Ok(source) = text(path, bytes) {
            definitions.push(Content::definition(path, &source.text));
        }
    }
    let mut acts = vec![];
    for path in folder.keys().filter(|path| is_acts(path)) {
        if let Some(Ok(source)) = folder.get(path).map(|bytes| text(path, bytes)) {
            read_table(&source, &ACTS, &mut vec![], &mut |row, _| {
                acts.push(Content::Act(fields(
                    row.fields().into_iter().filter(|(column, _)| *column != "recorded"),
                )));
            });
        }
    }
    contents.extend(definitions);
    contents.extend(acts);
    contents
}
