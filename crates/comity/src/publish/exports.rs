//! The whole record beside the log: its tables, and all of them in one file, with their description last.

use std::path::Path;

use comity_ledger::{Record, fold::standing::standing, read};
use comity_regime::Day;
use comity_web::{bulk, export::folder};

use super::{
    place::{Head, Place},
    trouble::Trouble,
};

/// Where they lie below the place.
const EXPORT: &str = "export";
/// What says which files belong together.
const DESCRIPTION: &str = "datapackage.json";

/// Puts the record of a data folder, as it is now: what has not changed is left alone. How many files were put, of how many.
///
/// # Errors
/// If the record cannot be read, or a file cannot be put. Then the description is still the one before.
pub async fn export(place: &Place, data: &Path, on: Day) -> Result<(usize, usize), Trouble> {
    let files =
        files(&read(data)?, on).map_err(|what| Trouble::Failed { place: place.address(EXPORT), what })?;
    let listed = place.list(EXPORT, None).await?;
    let (count, mut sent) = (files.len(), 0);
    for (name, bytes) in files {
        let path = format!("{EXPORT}/{name}");
        let same = match listed.get(&path) {
            None => false,
            Some(there) if there.surely_not(&bytes) => false,
            Some(there) if there.surely(&bytes) => true,
            Some(_) => place.get(&path).await?.is_some_and(|found| found.bytes == bytes),
        };
        if !same {
            place.overwrite(&path, bytes, head(&name)).await?;
            sent += 1;
        }
    }
    Ok((sent, count))
}

/// The files of an export in the order in which they are put: whoever reads the description finds what it describes.
fn files(record: &Record, on: Day) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut tables = folder(standing(&record.regime, &record.rows), record.regime.register());
    let description = tables.remove(DESCRIPTION);
    let mut files: Vec<_> = tables.into_iter().collect();
    files.push(("export.zip".into(), bulk::package(record)?));
    files.push(("export.sqlite".into(), bulk::sqlite(record, on)?));
    files.extend(description.map(|bytes| (DESCRIPTION.to_owned(), bytes)));
    Ok(files)
}

fn head(name: &str) -> Head {
    let ending = name.rsplit('.').next().unwrap_or_default();
    match ending {
        _ if name == DESCRIPTION => Head::Description,
        "csv" => Head::Minutes("text/csv; charset=utf-8"),
        "zip" => Head::Minutes("application/zip"),
        "sqlite" => Head::Minutes("application/vnd.sqlite3"),
        "json" => Head::Minutes("application/json"),
        _ => Head::Minutes("text/plain; charset=utf-8"),
    }
}
