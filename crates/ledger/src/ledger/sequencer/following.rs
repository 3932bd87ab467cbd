//! A server that shares its store with others: while another sequences, it follows the log, and hands on what is handed in here;
//! when that one is gone, it takes its place.

use std::{
    collections::HashMap,
    sync::{Arc, atomic::Ordering, mpsc},
    time::{Duration, Instant},
};

use rand_core::{OsRng, RngCore};

use super::{AGAIN, Sequencer, admitting::Before, refuse};
use crate::{
    Checkpoint, Entry, Kind, LedgerError, Receipt, Record, Refusal, Statement, Upon,
    fold::{self, Admission},
    ledger::{Submission, offered, submission},
    rehearsal::Logs,
    sealed::hex,
    store::{Heard, Offer},
    trust,
};

/// How long an answer of the one that sequences is waited for.
const ANSWERED_WITHIN: Duration = Duration::from_secs(20);

/// Who waits for the answer to something that another sequences.
#[derive(Debug, Default)]
pub(super) struct Abroad(HashMap<String, (mpsc::SyncSender<Result<Receipt, Refusal>>, Instant)>);

fn failed(what: impl Into<String>) -> Refusal {
    Refusal::Failed(Arc::new(LedgerError::unserved(what)))
}

impl Sequencer {
    /// What another server does.
    pub(super) fn heard(&mut self, heard: Heard) {
        let done = match heard {
            Heard::Checkpoint(note) if !self.leads.load(Ordering::Relaxed) => self.hear_of(note),
            Heard::Offer if self.leads.load(Ordering::Relaxed) => self.take_offers(),
            Heard::Answer => self.take_answers(),
            // One that was replaced says so as well.
            Heard::Gone => self.store.servers().map_or(Ok(()), |servers| servers.is_there()),
            Heard::Checkpoint(_) | Heard::Offer => Ok(()),
        };
        self.note(done);
    }

    /// Takes note of what went wrong with the store. It is opened again by itself.
    fn note(&mut self, done: Result<(), LedgerError>) {
        if let Err(error) = done {
            tracing::error!("{error}");
            self.leads.store(false, Ordering::Relaxed);
            self.trouble.poisoned.store(Some(Arc::new(error)));
        }
    }

    /// What is done from time to time where servers share a store.
    pub(super) fn beat(&mut self) {
        // Where much is handed in, there is no quiet moment to try again in.
        if self.trouble.poisoned.load().is_some() && self.tried.elapsed() >= AGAIN {
            self.go_on();
        }
        let Some(servers) = self.store.servers().filter(|_| self.trouble.poisoned.load().is_none()) else {
            return self.give_up();
        };
        let done = match self.leads.load(Ordering::Relaxed) {
            true => self.take_offers(),
            false => servers.try_lead().and_then(|leads| if leads { self.join() } else { Ok(()) }),
        };
        let done = done.and_then(|()| self.take_answers());
        self.note(done);
        self.give_up();
    }

    /// Goes on with a store that was opened, from where this server stands.
    pub(super) fn join(&mut self) -> Result<(), LedgerError> {
        let leads = self.store.servers().map_or(Ok(true), |servers| servers.try_lead())?;
        let checkpoint = self.store.settled()?;
        let had = Upon::at(&self.current.load().checkpoint);
        match checkpoint {
            Some(checkpoint) => self.follow(checkpoint)?,
            None if had.size > 0 => {
                return Err(LedgerError::RolledBack { published: had.size, held: 0 });
            }
            None => {}
        }
        self.leads.store(leads, Ordering::Relaxed);
        if leads {
            tracing::info!("this server sequences now");
            self.take_offers()?;
        }
        Ok(())
    }

    /// Follows the log to a checkpoint of which the one that sequences said that it is durable; where it was too long to be told,
    /// to what is durable now.
    fn hear_of(&mut self, note: Option<String>) -> Result<(), LedgerError> {
        let Some(note) = note else { return self.join() };
        // Whoever can write to the database can say anything.
        let Ok((size, root)) = self.signer.open_checkpoint(note.as_bytes()) else {
            // It may be signed by a key that took the place of the one that is known here.
            return self.join();
        };
        if size < self.current.load().checkpoint.size {
            Ok(())
        } else {
            self.follow(Checkpoint { size, root, note })
        }
    }

    /// Folds the entries up to a checkpoint, and publishes them.
    fn follow(&mut self, to: Checkpoint) -> Result<(), LedgerError> {
        let record = self.current.load_full();
        let had = Upon::at(&record.checkpoint);
        if to.size < had.size {
            return Err(LedgerError::RolledBack { published: had.size, held: to.size });
        }
        if to.size == had.size {
            if to.root != had.root {
                let what = format!("its {} entries are not those that were published", to.size);
                return Err(self.store.damaged(what));
            }
            // Witnesses cosigned it, or did so again; as it lies in the store, nobody has.
            let ours = &record.checkpoint.note;
            if to.note != *ours && to.note.len() >= ours.len() {
                self.publish(had.size, &[], &to.note);
                self.current.store(Arc::new(Record { checkpoint: to, ..Record::clone(&record) }));
            }
            return Ok(());
        }
        let mut raw = vec![];
        self.store.entries(had.size, Some(to.size), &mut |_, data| {
            raw.push(data);
            Ok(())
        })?;
        let wrong = |(index, data)| Entry::decode(data).map_err(|what| LedgerError::Entry { index, what });
        let entries =
            (had.size..).zip(raw.iter().map(Vec::as_slice)).map(wrong).collect::<Result<Vec<_>, _>>()?;
        // What could be anything is made anew out of all entries; so is what another program admitted and this one does not.
        if !fold::go_on(&entries, &record.rows) {
            return self.read_again();
        }
        let mut admission = Admission::on(&record.regime, &record.rows);
        let past = Before { store: &*self.store, entries: &[] };
        if admission.admit(&entries, had.size, &past)?.is_err() {
            return self.read_again();
        }
        let (regime, rows) = admission.finish();
        let logs = Logs::of(&[], &record.key)?;
        let begun = (record.trust.clone(), std::mem::take(&mut self.recent), self.last);
        let each = raw.iter().map(Vec::as_slice).zip(&entries).map(Ok);
        let Ok((trust, recent, last)) = trust::fold(begun, each, &logs, &regime, &mut |_| Ok(())) else {
            return self.read_again();
        };
        let signed = self.signer.open_checkpoint(to.note.as_bytes())?;
        if signed != (to.size, recent.root()) {
            let what = format!("its {} entries have another root hash than was signed", to.size);
            return Err(self.store.damaged(what));
        }
        (self.recent, self.last) = (recent, last);
        // What was sealed elsewhere is kept here as well; what cannot be had now is fetched when it is asked for.
        let sealed = entries.iter().map(|entry| &entry.statement.content).filter(|c| c.kind == Kind::Sealed);
        for content in sealed {
            let _ = self.papers.read(content.fields.get("file"));
        }
        self.publish(had.size, &raw, &to.note);
        let key = record.key.clone();
        self.current.store(Arc::new(Record { regime, rows, trust, checkpoint: to, key }));
        self.keep();
        Ok(())
    }
}

/// What is handed in here and sequenced elsewhere, and the other way round.
impl Sequencer {
    /// Hands on what was handed in here to the one that sequences.
    pub(super) fn forward(&mut self, group: Vec<Submission>) {
        if let Some(error) = &*self.trouble.poisoned.load() {
            return refuse(group, LedgerError::unserved(error.to_string()));
        }
        // Whoever has a store alone sequences.
        let Some(servers) = self.store.servers() else { return };
        for submission in group {
            let Some(Submission { statement, log, paper, reply, .. }) = self.worth_handing_on(submission)
            else {
                continue;
            };
            let mut number = [0; 16];
            OsRng.fill_bytes(&mut number);
            let id = hex(&number);
            match servers.offer(Offer { id: id.clone(), said: statement.encode(&log), paper }) {
                Ok(()) => drop(self.abroad.0.insert(id, (reply, Instant::now()))),
                Err(error) => drop(reply.send(Err(Refusal::Failed(Arc::new(error))))),
            }
        }
    }

    /// What was handed in, unless it is wrong by all that is known: then whoever handed it in is told. What is wrong by what was
    /// known here a moment ago may be right by what another server has recorded since.
    fn worth_handing_on(&mut self, first: Submission) -> Option<Submission> {
        if first.refused.is_none() {
            return Some(first);
        }
        let own = self.current.load().checkpoint.size;
        let there = self.store.checkpoint();
        let joined = match there.map(|there| there.is_some_and(|there| there.size > own)) {
            Ok(true) => self.join(),
            Ok(false) => Ok(()),
            Err(error) => Err(error),
        };
        self.note(joined);
        let Submission { statement, log, paper, reply, .. } = first;
        let again = submission(&self.record(), statement, paper.as_deref(), reply.clone());
        let again = match again {
            Ok(again) => Submission { log, ..again },
            Err(refusal) => {
                let _ = reply.send(Err(refusal));
                return None;
            }
        };
        let known =
            again.earlier.iter().chain(&again.digest).any(|said| self.recent.entry_of(said).is_some());
        match again.refused {
            Some(why) if !known => {
                let _ = reply.send(Err(Refusal::Forbidden(why)));
                None
            }
            refused => Some(Submission { refused, ..again }),
        }
    }

    /// Takes what was handed in at other servers, and answers it.
    fn take_offers(&mut self) -> Result<(), LedgerError> {
        let Some(servers) = self.store.servers() else { return Ok(()) };
        loop {
            let offers = servers.offers()?;
            if offers.is_empty() {
                return Ok(());
            }
            let (mut group, mut answers, mut waiting) = (vec![], vec![], vec![]);
            for Offer { id, said, paper } in offers {
                let (reply, answer) = mpsc::sync_channel(1);
                let read = Statement::decode(&said).map_err(Refusal::Forbidden);
                let offered = read.and_then(|(statement, log)| {
                    let submission = submission(&self.record(), statement, paper.as_deref(), reply)?;
                    Ok(Submission { log: log.into(), ..submission })
                });
                match offered {
                    Ok(offered) => {
                        group.push(offered);
                        waiting.push((id, answer));
                    }
                    Err(refusal) => answers.push((id, offered::write(&Err(refusal)))),
                }
            }
            self.process(group);
            let stopped = || Err(failed("it is not known whether this was recorded; say it once more"));
            let given = waiting
                .into_iter()
                .map(|(id, answer)| (id, offered::write(&answer.try_recv().unwrap_or_else(|_| stopped()))));
            answers.extend(given);
            servers.answer(answers)?;
        }
    }

    /// Hands out the answers that have come to what was handed in here.
    fn take_answers(&mut self) -> Result<(), LedgerError> {
        let Some(servers) = self.store.servers().filter(|_| !self.abroad.0.is_empty()) else {
            return Ok(());
        };
        for (id, answer) in servers.answers(self.abroad.0.keys().cloned().collect())? {
            if let Some((reply, _)) = self.abroad.0.remove(&id) {
                let answer = offered::read(&answer);
                // What was recorded can be read here once it has been acknowledged.
                if let Ok(receipt) = &answer {
                    self.hear_of(Some(receipt.checkpoint.note.clone()))?;
                }
                let _ = reply.send(answer);
            }
        }
        Ok(())
    }

    /// Answers who has waited too long.
    fn give_up(&mut self) {
        let late = |(_, (_, since)): &(&String, &(_, Instant))| since.elapsed() > ANSWERED_WITHIN;
        let late: Vec<String> = self.abroad.0.iter().filter(late).map(|(id, _)| id.clone()).collect();
        for id in late {
            let taken = self.store.servers().map(|servers| servers.take_back(id.clone()));
            if let Some((reply, _)) = self.abroad.0.remove(&id) {
                let what = match taken {
                    Some(Ok(true)) => {
                        "no server sequences at the moment; nothing of this was recorded, say it once more later"
                    }
                    _ => {
                        "it is not known yet whether this was recorded; say it once more: what is signed is recorded once"
                    }
                };
                let _ = reply.send(Err(failed(what)));
            }
        }
    }

    /// Tells the other servers of a checkpoint that is durable.
    pub(super) fn tell(&self, note: &str) {
        if let Some(Err(error)) = self.store.servers().map(|servers| servers.tell_checkpoint(note)) {
            // They look for themselves when they are connected again.
            tracing::warn!("the other servers were not told: {error}");
        }
    }
}
