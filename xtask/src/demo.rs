//! `cargo xtask demo trust`: officers and a delegation who sign what they say, an operator who cheats, and who notices. It fails if somebody should have noticed and did not.

use std::{fs, path::Path};

use crate::{
    built,
    peers::{self, database::postgres::Cluster},
    run::{Running, copy, entrust, fails, noticed, path, soon, succeeds, tell},
    step::{Done, root},
};

const WITNESSES: [&str; 3] = ["stuk.example/w", "nra.example/w", "amssnur.example/w"];

/// The log is kept in a file beside it.
pub fn trust() -> Done {
    played(None)
}

/// The same, with the log in a database.
pub fn trust_in_a_database() -> Done {
    peers::database::with(|cluster| played(Some(cluster)))
}

fn played(database: Option<&Cluster>) -> Done {
    built::program()?;
    let folder = root().join("target/demo");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let data = path(&folder.join("operator"));
    let serve = |more: &[&str]| {
        let arguments = [&["--data", &data, "serve", "--listen", "127.0.0.1:0"], more].concat();
        Running::start(&folder, "operator", &arguments, "  pages  ")
    };
    // Has the log of a folder be in a schema of the database.
    let keep = |folder: &str, schema: &str| match database {
        Some(cluster) => succeeds(&["--data", folder, "store", "use", &cluster.address(schema)]).map(drop),
        None => Ok(()),
    };
    if let Some(cluster) = database {
        cluster.log("operator");
        keep(&data, "operator")?;
    }
    drop(serve(&[])?);
    let key = succeeds(&["--data", &data, "log", "key"])?.trim().to_owned();
    let officers = ["legal-adviser", "treaty-officer"].map(|name| path(&folder.join(format!("{name}.pem"))));
    entrust(&data, &officers)?;
    tell("two officers of the depositary hold keys: nothing enters the log unsigned any more");

    println!("An operator's log, three witnesses in three countries, two mirrors");
    let witnesses = WITNESSES
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let own = path(&folder.join(format!("witness-{n}")));
            let arguments = ["witness", &own, "--name", name, "--log", &key, "--listen", "127.0.0.1:0"];
            // The last withstands quantum computers.
            let kind: &[&str] = if n == 2 { &["--ml-dsa"] } else { &[] };
            Running::start(&folder, &format!("witness-{n}"), &[&arguments, kind].concat(), "  witness ")
        })
        .collect::<Result<Vec<_>, _>>()?;
    let lines: String = witnesses.iter().map(|w| format!("witness {}\n", w.said)).collect();
    let policy = folder.join("policy");
    let text = format!("log {key}\n{lines}group two 2 {}\nquorum two\n", WITNESSES.join(" "));
    fs::write(&policy, text).map_err(|e| e.to_string())?;
    let policy = path(&policy);
    let mut server = serve(&["--policy", &policy])?;
    let insists = |place: &str| succeeds(&["verify", place, "--policy", &policy]);
    let cosigned = |place: &str| soon(|| insists(place).ok().filter(|text| text.contains("by 3 of 3")));
    cosigned(&server.said).ok_or("the witnesses did not cosign")?;
    tell("every checkpoint is cosigned by three of three; a reader may insist on two");
    let last = witnesses.last().and_then(|w| w.said.split(' ').nth(1)).unwrap_or_default();
    peers::cosignature(&Path::new(&data).join("log/checkpoint"), last)?;
    let aside = folder.join("aside");
    let mirror = |n: usize, url: &str| {
        let own = path(&folder.join(format!("mirror-{n}")));
        let arguments = ["mirror", url, &own, "--policy", &policy, "--listen", "127.0.0.1:0", "--every", "1"];
        Running::start(&folder, &format!("mirror-{n}"), &arguments, "  pages  ")
    };
    let mirrors = [mirror(0, &server.said)?, mirror(1, &server.said)?];
    for copied in &mirrors {
        insists(&copied.said)?;
    }
    tell("both mirrors hold the same record, checked");

    println!("The Netherlands speaks for itself, with a passkey in a browser");
    let here = format!(
        "http://localhost:{}",
        server.said.trim_end_matches('/').rsplit(':').next().unwrap_or_default()
    );
    let entry = peers::passkey(&here, &key, &officers, &folder)?;
    noticed(
        "the browser",
        &format!("entry {entry} leads to the root, the root is signed, the Netherlands signed the entry"),
    );
    peers::signatures(&here, &key, &folder, &server.said, &entry)?;

    println!("The operator's machine fails");
    let _ = server.process.kill();
    drop(server);
    insists(&mirrors[0].said)?;
    noticed("readers", "the mirrors serve the record as before");
    let act =
        ["--act", "accession", "--instrument", "icsant", "--date", "2026-11-20", "--source", "untc-2015"];
    let [first, second] = &officers;
    let record = |data: &str, actor: &str| {
        let signed = ["--data", data, "record", "--actor", actor, "--sign", first, "--sign", second];
        succeeds(&[&signed, &act[..]].concat())
    };
    copy(Path::new(&data), &aside)?;
    if let Some(cluster) = database {
        succeeds(&["store", "copy", &data, &cluster.log("aside")])?;
        keep(&path(&aside), "aside")?;
    }
    record(&data, "HTI")?;
    server = serve(&["--policy", &policy])?;
    cosigned(&server.said).ok_or("the witnesses did not cosign what was recorded since")?;
    tell("it is started again, Haiti's accession is recorded and cosigned");
    let proof = folder.join("haiti.tlog-proof");
    let last = succeeds(&["--data", &data, "log", "checkpoint"])?;
    let size: u64 = last.lines().nth(1).and_then(|size| size.parse().ok()).ok_or("no checkpoint")?;
    let text = succeeds(&["--data", &data, "log", "prove", &(size - 1).to_string()])?;
    fs::write(&proof, text).map_err(|e| e.to_string())?;
    let following = mirror(2, &server.said)?;
    let address = server.said.trim_start_matches("http://").trim_end_matches('/').to_owned();

    println!("The operator records in a State's name, or alone");
    let said = ["record", "--actor", "TON", "--to", &server.said, "--log-key", &key];
    let refused = |signed: &[&str], words| fails(&[&said, signed, &act[..]].concat(), words);
    noticed("the record", &refused(&[], "not signed")?);
    noticed("the record", &refused(&["--sign", first], "two officers")?);
    noticed("the record", &refused(&["--by", "NLD", "--sign", first], "speaks for depositary, not for NLD")?);

    println!("The operator changes an entry that is published");
    let bundle = Path::new(&data).join("log/tile/entries/000");
    let mut bytes = fs::read(&bundle).map_err(|e| e.to_string())?;
    bytes[40] ^= 1;
    fs::write(&bundle, bytes).map_err(|e| e.to_string())?;
    noticed("anybody who verifies", &fails(&["verify", &server.said, "--key", &key], "entry 0")?);

    println!(
        "The operator goes back to before Haiti, and records another act in its place, at the same address"
    );
    drop(server);
    let aside = path(&aside);
    record(&aside, "TON")?;
    let arguments = ["--data", &aside, "serve", "--listen", &address, "--policy", &policy];
    let forked = Running::start(&folder, "fork", &arguments, "  pages  ")?;
    noticed("the witnesses", &forked.complains("its view is split")?);
    noticed(
        "a reader who insists",
        &fails(&["verify", &forked.said, "--policy", &policy], "does not make the quorum")?,
    );
    noticed("a mirror that insists", &following.complains("does not make the quorum")?);
    let own = path(&folder.join("mirror-2"));
    drop(following);
    let lone = ["mirror", &forked.said, &own, "--key", &key, "--listen", "127.0.0.1:0", "--every", "1"];
    let lone = Running::start(&folder, "mirror-2", &lone, "  pages  ")?;
    noticed("even one that asks no witness", &lone.complains("rewritten")?);

    println!("Haiti has its proof");
    let kept = succeeds(&["verify", &path(&proof), "--policy", &policy])?;
    noticed("anybody, without a server", kept.lines().next().unwrap_or_default());
    Ok(())
}
