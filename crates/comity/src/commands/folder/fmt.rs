//! `comity fmt`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use comity_regime::{language, load::text};

use crate::{
    commands::Done,
    report::{Failure, say},
};

pub fn run(path: &Path, check: bool) -> Done {
    let (mut found, mut rewrites) = (vec![], vec![]);
    for file in definitions(path)? {
        let name = file.display().to_string();
        let bytes = fs::read(&file).map_err(|e| Failure::Said(format!("{name}: {e}"), 1))?;
        let source = match text(&name, &bytes) {
            Ok(source) => source,
            Err(wrong) => {
                found.push(*wrong);
                continue;
            }
        };
        let (script, wrong) = language::parse(&source);
        if !wrong.is_empty() {
            found.extend(wrong);
            continue;
        }
        let printed = language::print(&script);
        if printed.as_bytes() != bytes {
            rewrites.push((file, printed));
        }
    }
    // A file that cannot be read stops all of it: nothing is half done.
    if !found.is_empty() {
        return Err(Failure::Found(found));
    }
    let changed = !rewrites.is_empty();
    for (file, printed) in rewrites {
        let name = file.display();
        if check {
            say(format!("would change {name}"))?;
            continue;
        }
        let mut beside = file.clone().into_os_string();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        let written = fs::write(&beside, printed).and_then(|()| fs::rename(&beside, &file));
        written.map_err(|e| Failure::Said(format!("{name}: {e}"), 1))?;
        say(format!("laid out {name}"))?;
    }
    Ok(if check && changed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The files of definitions at a path: itself, or those of a record folder.
fn definitions(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let within = ["instruments", "pathways"].map(|name| path.join(name));
    let mut folders: Vec<PathBuf> = within.into_iter().filter(|folder| folder.is_dir()).collect();
    if folders.is_empty() {
        folders.push(path.to_owned());
    }
    let mut files = vec![];
    for folder in folders {
        let failed = |e: std::io::Error| Failure::usage(format!("{}: {e}", folder.display()));
        for file in fs::read_dir(&folder).map_err(failed)? {
            let file = file.map_err(failed)?.path();
            if file.is_file() && file.extension().is_some_and(|e| e == "instrument" || e == "pathway") {
                files.push(file);
            }
        }
    }
    files.sort();
    Ok(files)
}
