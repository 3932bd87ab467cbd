//! `comity publish`: a log's public files in object storage.

use std::{fs, path::PathBuf, process::ExitCode};

use clap::Args;
use comity_web::metrics::Metrics;

use crate::{
    commands::Done,
    publish::{Published, Publisher, Trouble, address, export, follow, once},
    report::{Failure, say, tell},
    source,
};

#[derive(Args, Debug)]
pub struct Arguments {
    /// Where to: s3://BUCKET/PREFIX, gs://BUCKET/PREFIX, az://CONTAINER/PREFIX or file:///FOLDER. Credentials and endpoints come
    /// from the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT; GOOGLE_SERVICE_ACCOUNT;
    /// AZURE_STORAGE_ACCOUNT_NAME, AZURE_STORAGE_ACCOUNT_KEY.
    #[arg(long, env = "COMITY_PUBLISH", value_name = "URL")]
    to: String,
    /// Go on, and publish each checkpoint that the log comes to.
    #[arg(long)]
    follow: bool,
    /// Also the record as tables, as one ZIP and as one SQLite file, below export/.
    #[arg(long, conflicts_with = "follow")]
    exports: bool,
    /// Take partial tiles away once the full one is there.
    #[arg(long)]
    remove_partial: bool,
    /// The verifier key of the log, as `comity log key` prints it [default: the one in the data folder].
    #[arg(long)]
    key: Option<String>,
}

pub fn run(from: &source::From, arguments: &Arguments) -> Done {
    if from.record.is_some() {
        return Err(Failure::usage(
            "a record folder is no log: leave --record out, and name a data folder with --data",
        ));
    }
    let (data, log) = (from.data(), from.data().join("log"));
    if !log.join("checkpoint").exists() {
        let text = format!(
            "there is no log in {}: name the data folder of a server or the folder of a mirror with --data",
            data.display()
        );
        return Err(Failure::usage(text));
    }
    let key = key(arguments.key.as_deref(), data.join("log.vkey"))?;
    let place = address::open(&arguments.to)?;
    let mut publisher = Publisher::new(place.clone(), &log, &key, arguments.remove_partial);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        if arguments.follow {
            say(format!("publishing {} at {}\n\nCtrl-C ends it.", data.display(), place.name()))?;
            let metrics = Metrics::default();
            let mut said = |published: &Published| tell(summary(published));
            return Err(follow(&mut publisher, &metrics, &|| true, &mut said).await.into());
        }
        say(summary(&once(&mut publisher).await?))?;
        if arguments.exports {
            let (sent, of) = export(&place, &data, source::today()).await?;
            say(format!("exports   {sent} of {of} files sent, the others are there"))?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// The key that was given, or the one that lies beside the log.
fn key(given: Option<&str>, beside: PathBuf) -> Result<String, Failure> {
    match given {
        Some(key) => Ok(key.to_owned()),
        None => fs::read_to_string(&beside).map_err(|e| {
            let beside = beside.display();
            Failure::usage(format!(
                "{beside}: {e}; a mirror has no key of its own: give that of its log with --key"
            ))
        }),
    }
}

fn summary(published: &Published) -> String {
    let Published { size, sent, bytes, there, removed, .. } = published;
    let removed = if *removed > 0 { format!(", {removed} partial ones removed") } else { String::new() };
    format!("published {size} entries: {sent} files sent ({bytes} bytes), {there} were there{removed}")
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Failure {
        Failure::Said(trouble.to_string(), 1)
    }
}
