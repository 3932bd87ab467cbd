//! Asking witnesses to cosign each checkpoint (the client's side of C2SP tlog-witness).
//!
//! Each witness is asked on a thread of its own, so that none waits for a slow one; one more thread puts together what
//! they answer. Nobody waits for witnesses: an act is acknowledged when it is durable, and cosigned a moment later.

use std::{
    path::PathBuf,
    sync::{Arc, Weak, mpsc},
    thread,
    time::{Duration, Instant},
};

use comity_ledger::{
    Checkpoint, Ledger, Policy, WitnessKey,
    policy::{DRIFT, Witness, moment},
    proof,
    verify::files,
    witness::Request,
};

use crate::{report::tell, source, upstream};

/// How often it is looked whether the log has grown.
const PERIOD: Duration = Duration::from_millis(100);
/// How long a witness may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a witness that failed is left alone; longer each time, up to the second of these.
const PAUSE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(30));

/// How long a cosignature is left as it is: while nothing grows, witnesses say from time to time that it did not.
const FRESH: Duration = Duration::from_secs(3600);

/// A cosignature of a checkpoint, as a signature line.
struct Cosigned {
    checkpoint: Checkpoint,
    line: String,
}

/// Asks these witnesses from now on, until the ledger is gone.
pub fn start(ledger: &Arc<Ledger>, log: PathBuf, policy: &Policy) {
    let (sender, receiver) = mpsc::channel();
    for witness in policy.witnesses().iter().filter(|w| w.url.is_some()) {
        let (ledger, log, sender, witness) =
            (Arc::downgrade(ledger), log.clone(), sender.clone(), witness.clone());
        thread::spawn(move || ask_again(&ledger, &log, &witness, &sender));
    }
    let (ledger, policy) = (Arc::downgrade(ledger), policy.clone());
    thread::spawn(move || put_together(&ledger, &policy, &receiver));
}

/// Adds each cosignature to the checkpoint it is for, while that is the latest.
fn put_together(ledger: &Weak<Ledger>, policy: &Policy, answers: &mpsc::Receiver<Cosigned>) {
    // Only this thread adds lines, so what it keeps is what there is.
    let mut latest: Option<Checkpoint> = None;
    while let Ok(Cosigned { checkpoint, line }) = answers.recv() {
        let Some(ledger) = ledger.upgrade() else { return };
        let mut cosigned = match latest.take() {
            Some(latest) if latest.root == checkpoint.root => latest,
            Some(latest) if latest.size > checkpoint.size => latest,
            _ => checkpoint.clone(),
        };
        if cosigned.root == checkpoint.root {
            cosigned.note = with(&cosigned.note, &line);
            // They know the time better than one machine does.
            if let Some(since) = policy.judge(&cosigned.note).ok().and_then(|judged| judged.since) {
                ledger.witnessed(since);
            }
            if let Err(error) = ledger.cosigned(cosigned.note.clone()) {
                tell(format!("comity: {error}"));
            }
        }
        latest = Some(cosigned);
    }
}

/// A note with one more signature line, which takes the place of an earlier one by the same key.
fn with(note: &str, line: &str) -> String {
    // The name, and the five characters of base64 that hold most of the key's id.
    let end = line.rfind(' ').map_or(0, |space| space + 6);
    let earlier = |other: &&str| !line.get(..end).is_some_and(|key| other.starts_with(key));
    note.split_inclusive('\n').filter(earlier).chain([line]).collect()
}

/// Asks one witness about each checkpoint.
fn ask_again(ledger: &Weak<Ledger>, log: &PathBuf, witness: &Witness, answers: &mpsc::Sender<Cosigned>) {
    let (mut done, mut when, mut pause, mut said) = (None, Instant::now(), PAUSE.0, String::new());
    while let Some(open) = ledger.upgrade() {
        let (checkpoint, leads) = (open.record().checkpoint.clone(), open.leads());
        drop(open);
        // Whoever sequences asks, and tells the others.
        if !leads {
            thread::sleep(PERIOD);
            continue;
        }
        if done.as_ref().is_some_and(|d: &Checkpoint| d.root == checkpoint.root) && when.elapsed() < FRESH {
            thread::sleep(PERIOD);
            continue;
        }
        let old = done.as_ref().map_or(0, |d| d.size);
        match ask(log, witness, &checkpoint, old, true) {
            Ok(line) => {
                let _ = answers.send(Cosigned { checkpoint: checkpoint.clone(), line });
                (done, when, pause) = (Some(checkpoint), Instant::now(), PAUSE.0);
                if !said.is_empty() {
                    tell(format!("comity: witness {} cosigns again", witness.name));
                    said.clear();
                }
            }
            Err(what) => {
                if what != said {
                    tell(format!("comity: witness {}: {what}", witness.name));
                    said = what;
                }
                thread::sleep(pause);
                pause = (pause * 2).min(PAUSE.1);
            }
        }
    }
}

/// Asks a witness that has seen `old` entries to cosign a checkpoint; `again` with the size it says it has seen.
fn ask(
    log: &PathBuf,
    witness: &Witness,
    checkpoint: &Checkpoint,
    old: u64,
    again: bool,
) -> Result<String, String> {
    let url = format!("{}/add-checkpoint", witness.url.as_deref().unwrap_or_default());
    let proof = proof::consistency(&*files(log.clone()), checkpoint.size, checkpoint.root, old);
    let request = Request { old, proof: proof.map_err(|e| e.to_string())?, note: &checkpoint.note };
    let answer = upstream::post(&url, "text/plain", &request.to_string(), upstream::WORD, Some(PATIENCE))?;
    let text = answer.text();
    match answer.status.as_u16() {
        200 => {
            let line = witness.key.line(&text, &checkpoint.note);
            let line = line.ok_or_else(|| "its answer holds no cosignature by its key".to_owned())?;
            timely(line, source::now())
        }
        409 if answer.kind == "text/x.tlog.size" => match text.trim().parse() {
            Ok(seen) if seen > checkpoint.size => Err(format!(
                "it has seen {seen} entries, this log has {}: the log is older than what others have seen",
                checkpoint.size
            )),
            Ok(seen) if again => ask(log, witness, checkpoint, seen, false),
            _ => Err("it names another size each time".to_owned()),
        },
        status => Err(format!("refuses ({status}): {}", text.trim())),
    }
}

/// A cosignature, unless its time is still to come: whoever asks for a recent one would take it for ever.
fn timely(line: String, now: u64) -> Result<String, String> {
    match WitnessKey::moment(&line) {
        Some(time) if time > now.saturating_add(DRIFT) => Err(format!(
            "it says it cosigned at {}, and here it is {}: its cosignature is not published; its clock is wrong, or this one: set this clock, and if that is right, tell the witness",
            moment(time),
            moment(now)
        )),
        _ => Ok(line),
    }
}

#[cfg(test)]
mod tests {
    use super::with;

    #[test]
    fn a_newer_cosignature_takes_the_place_of_the_older() {
        let note = "log\n7\nroot\n\n— log AAAAAAAA\n— w/1 BBBBBold\n— w/1 CCCCCother\n";
        assert_eq!(
            with(note, "— w/1 BBBBBnew\n"),
            "log\n7\nroot\n\n— log AAAAAAAA\n— w/1 CCCCCother\n— w/1 BBBBBnew\n"
        );
        assert_eq!(with(note, "— w/2 DDDDD\n"), format!("{note}— w/2 DDDDD\n"));
    }
}
