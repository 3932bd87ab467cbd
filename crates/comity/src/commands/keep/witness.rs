//! `comity witness`: cosign the checkpoints of other people's logs.

use std::{num::NonZeroU32, path::Path, process::ExitCode, sync::Arc};

use comity_ledger::{Algorithm, Witness};
use comity_web::Limits;

use crate::{
    commands::Done,
    report::{Failure, say},
};

/// Where the witness is when nothing else is said.
pub const LISTEN: &str = "127.0.0.1:8017";

/// So many requests a minute one address may make if nothing else is said. A log that grows without pause asks ten times a
/// second, and twice while it does not know what the witness has seen.
pub const REQUESTS: NonZeroU32 = NonZeroU32::new(1200).unwrap();

pub fn run(
    data: &Path,
    name: &str,
    algorithm: Algorithm,
    logs: &[String],
    listen: &str,
    limits: Limits,
) -> Done {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        let witness = Arc::new(Witness::open(data, name, algorithm, logs)?);
        let listener = tokio::net::TcpListener::bind(listen).await.map_err(|e| {
            Failure::usage(format!("cannot listen on {listen}: {e}; choose another address with --listen"))
        })?;
        let address = listener.local_addr()?;
        let key = witness.key().to_string();
        let names: Vec<&str> = logs.iter().filter_map(|key| key.split('+').next()).collect();
        let text = format!(
            "watching {}\n\n  key    {key}\n  here   http://{address}\n\nA line for a policy:\n\n  witness {} {key} http://{address}\n\nCtrl-C ends it.\n",
            names.join(", "),
            key.split('+').next().unwrap_or_default()
        );
        // Whoever started it may not be listening.
        let _ = say(text.trim_end());
        comity_web::witness::serve(listener, witness, Arc::new(limits)).await?;
        Ok(ExitCode::SUCCESS)
    });
    runtime.shutdown_timeout(crate::commands::keep::serve::ENDS_WITHIN);
    done
}
