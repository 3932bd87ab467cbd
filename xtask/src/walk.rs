//! The pages as people use them, in Chromium: days of work from end to end, and care for everybody who reads.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    built, install, peers,
    run::{Running, copy, entrust, path, succeeds},
    step::{Done, root, run},
};

/// What people sit at, or hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Device {
    Desktop,
    Phone,
}

impl Device {
    fn word(self) -> &'static str {
        match self {
            Device::Desktop => "desktop",
            Device::Phone => "phone",
        }
    }
}

/// Days of work in English and in Arabic at a desk, and in Chinese on a phone, each on a record of its own. A text is negotiated
/// at desks.
pub fn walk() -> Done {
    built::program()?;
    let folder = root().join("target/walk");
    [("en", Device::Desktop), ("ar", Device::Desktop), ("zh", Device::Phone)].into_iter().try_for_each(
        |(language, device)| {
            day(language, device, &folder)?;
            begin(language, device, &folder)?;
            if device == Device::Desktop { table(language, &folder) } else { Ok(()) }
        },
    )
}

/// A depositary that begins with nothing.
fn begin(language: &str, device: Device, folder: &Path) -> Done {
    let data = folder.join(format!("{language}-empty"));
    without_old(&[&data])?;
    let arguments = ["--data", &path(&data), "serve", "--empty", "--listen", "127.0.0.1:0"];
    let server = Running::start(folder, &format!("{language}-empty-server"), &arguments, "  code   ")?;
    // Beside the code stands the address for which it is.
    let words: Vec<&str> = server.said.split_whitespace().collect();
    let address = words.iter().skip_while(|word| **word != "--to").nth(1);
    let (Some(code), Some(address)) = (words.first(), address) else {
        return Err(format!("no code and address in '{}'", server.said));
    };
    node("begin.mjs", &[&localhost(address), code, language, &path(folder), device.word()])
}

/// A text at its table, from tabling to adoption, entry into force and rectification.
fn table(language: &str, folder: &Path) -> Done {
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let named = |what: &str| folder.join(format!("{language}-table-{what}"));
    let (record, data) = (named("record"), named("data"));
    without_old(&[&record, &data])?;
    install::programs(&[install::PYTHON])?;
    copy(&root().join("xtask/interop/harbour"), &record)?;
    let policies = "policies/roles.cedar";
    let failed = |e: std::io::Error| format!("{policies}: {e}");
    let roles = fs::read_to_string(root().join("record/nuclear-security").join(policies)).map_err(failed)?;
    fs::create_dir_all(record.join("policies")).map_err(failed)?;
    fs::write(record.join(policies), roles).map_err(failed)?;
    let data = path(&data);
    let serve = |more: &[&str]| {
        let arguments = [more, &["--data", &data, "serve", "--listen", "127.0.0.1:0"]].concat();
        Running::start(folder, &format!("{language}-table-server"), &arguments, "  pages  ")
    };
    drop(serve(&["--record", &path(&record)])?);
    let officers = ["first", "second"].map(|name| path(&named(&format!("{name}.pem"))));
    officers.iter().for_each(|file| drop(fs::remove_file(file)));
    entrust(&data, &officers)?;
    let [first, second] = &officers;
    let key = succeeds(&["--data", &data, "log", "key"])?;
    let server = serve(&[])?;
    let comity = path(&root().join("target/debug/comity"));
    node(
        "table.mjs",
        &[&localhost(&server.said), key.trim(), &comity, first, second, language, &path(folder)],
    )
}

/// The pictures that the documentation shows, by their names.
const SHOWN: [&str; 3] = ["en-today", "en-consequences", "ar-desk"];

/// Makes them, on the way through the days of work.
pub fn pictures() -> Done {
    walk()?;
    for name in SHOWN.map(|name| format!("{name}.png")) {
        let to = root().join("docs/pictures").join(&name);
        fs::copy(root().join("target/walk").join(&name), to).map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(())
}

fn day(language: &str, device: Device, folder: &Path) -> Done {
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let (record, data) = (folder.join(format!("{language}-record")), folder.join(format!("{language}-data")));
    without_old(&[&record, &data])?;
    copy(&root().join("record/nuclear-security"), &record)?;
    // The eve of 8 April 2016: the two last deposits that the Amendment needed are not there yet, nor the conference of 2022.
    without(&record.join("acts/cppnm-amendment.csv"), |row| row.starts_with("2016-04-08,"))?;
    for table in ["acts/forums.csv", "acts/attendance.csv", "names.csv"] {
        without(&record.join(table), |row| row.contains("article-16-2022"))?;
    }
    let data = path(&data);
    let serve = |more: &[&str]| {
        let arguments = [more, &["--data", &data, "serve", "--listen", "127.0.0.1:0"]].concat();
        Running::start(folder, &format!("{language}-server"), &arguments, "  pages  ")
    };
    drop(serve(&["--record", &path(&record)])?);
    let officers = ["first", "second"].map(|name| path(&folder.join(format!("{language}-{name}.pem"))));
    officers.iter().for_each(|file| drop(fs::remove_file(file)));
    entrust(&data, &officers)?;
    let [first, second] = &officers;
    let nicaragua = [
        "record",
        "--actor",
        "NIC",
        "--act",
        "deposit",
        "--instrument",
        "cppnm-amendment",
        "--date",
        "2016-04-08",
    ];
    let signed = ["--source", "us-statement-2016-04-08", "--sign", first, "--sign", second];
    succeeds(&[&["--data", &data], &nicaragua[..], &signed].concat())?;
    let key = succeeds(&["--data", &data, "log", "key"])?;
    let server = serve(&[])?;
    let here = localhost(&server.said);
    let comity = path(&root().join("target/debug/comity"));
    let folder = path(folder);
    node("walk.mjs", &[&here, key.trim(), &comity, first, second, language, &folder, device.word()])
}

/// Takes folders away that an earlier run left.
fn without_old(folders: &[impl AsRef<Path>]) -> Done {
    folders
        .iter()
        .map(AsRef::as_ref)
        .filter(|folder| folder.exists())
        .try_for_each(|folder| fs::remove_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display())))
}

/// Takes rows out of a table.
fn without(table: &Path, gone: impl Fn(&str) -> bool) -> Done {
    let rows = fs::read_to_string(table).map_err(|e| format!("{}: {e}", table.display()))?;
    let kept: String = rows.lines().filter(|row| !gone(row)).map(|row| format!("{row}\n")).collect();
    fs::write(table, kept).map_err(|e| format!("{}: {e}", table.display()))
}

/// Every kind of page, in every language, by axe-core.
pub fn care() -> Done {
    built::program()?;
    let folder = root().join("target/walk");
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    without_old(&["care-data", "care-table-data"].map(|name| folder.join(name)))?;
    let data = path(&folder.join("care-data"));
    // It sends mail, so that pages have the form by which they are followed; nothing is sent, since nobody follows.
    let mail = ["--mail", "smtp://127.0.0.1:9", "--mail-from", "Record <record@example.org>"];
    let arguments = ["--data", &data, "serve", "--listen", "127.0.0.1:0", "--address", "http://localhost"];
    let server = Running::start(&folder, "care", &[&arguments[..], &mail].concat(), "  pages  ")?;
    // The record that is built in has no text under negotiation: the worked example has one.
    let (record, data) = (path(&root().join("record/negotiation")), path(&folder.join("care-table-data")));
    let arguments = ["--record", &record, "--data", &data, "serve", "--listen", "127.0.0.1:0"];
    let table = Running::start(&folder, "care-table", &arguments, "  pages  ")?;
    node("care.mjs", &[&localhost(&server.said), &localhost(&table.said)])
}

/// The address under which a browser lets passkeys be used without TLS.
fn localhost(said: &str) -> String {
    format!("http://localhost:{}", said.trim_end_matches('/').rsplit(':').next().unwrap_or_default())
}

/// Runs a script beside playwright-core.
fn node(name: &str, arguments: &[&str]) -> Done {
    let browser = peers::browser()?;
    for name in [name, "people.mjs", "piers.mjs"] {
        fs::copy(root().join("xtask/interop").join(name), browser.join(name))
            .map_err(|e| format!("{name}: {e}"))?;
    }
    let script: PathBuf = browser.join(name);
    run(Command::new("node").arg(&script).args(arguments))
}
