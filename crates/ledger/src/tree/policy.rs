//! Whose word a reader takes: logs, witnesses, and how many of these must have cosigned (C2SP tlog-policy).

use std::collections::{BTreeMap, BTreeSet};

use signed_note::{Note, StandardVerifier, Verifier, VerifierList};

use comity_regime::Day;

use crate::{Checkpoint, LedgerError, WitnessKey};

/// No policy gives more names: groups lie within groups, and are followed to the bottom.
const MOST: usize = 1000;

/// How far two clocks may be apart, in seconds.
pub const DRIFT: u64 = 300;

/// A line of a policy that says nothing that can be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {what}")]
pub struct PolicyError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What was expected.
    pub what: String,
}

/// A witness of a policy.
#[derive(Clone, Debug)]
pub struct Witness {
    /// Its name in the policy.
    pub name: String,
    /// Its key.
    pub key: WitnessKey,
    /// Where it takes checkpoints (C2SP tlog-witness), if the policy says.
    pub url: Option<String>,
}

/// What a name stands for: one witness, or so many of several.
#[derive(Clone, Debug)]
enum Quorum {
    Nobody,
    Witness(usize),
    Group { least: usize, members: Vec<Quorum> },
}

/// A policy.
#[derive(Clone, Debug)]
pub struct Policy {
    logs: Vec<String>,
    /// The keys that took another's place, and whose. INVARIANT: the other's is older in `logs`.
    before: BTreeMap<String, String>,
    witnesses: Vec<Witness>,
    quorum: Quorum,
    /// The quorum's name.
    name: String,
}

/// A checkpoint as a policy sees it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// The log that signed it.
    pub log: String,
    /// The key that checks that.
    pub key: String,
    /// For each witness of the policy, when it cosigned (in seconds since 1970), if it did.
    pub cosigned: Vec<(String, Option<u64>)>,
    /// Whether the quorum is met.
    pub met: bool,
    /// When it was, in seconds since 1970: the latest time that a quorum of witnesses stands behind, so that a few whose
    /// clocks are wrong, or who lie, do not count.
    pub since: Option<u64>,
    /// The quorum's name.
    pub quorum: String,
}

impl Judged {
    /// How many witnesses have cosigned.
    pub fn count(&self) -> usize {
        self.cosigned.iter().filter(|(_, time)| time.is_some()).count()
    }

    /// The day when a quorum had cosigned; 5 minutes before it, since clocks differ. What enters the log after this
    /// checkpoint cannot have been recorded earlier. A time that is still to come at `now` (in seconds since 1970) says
    /// nothing.
    pub fn day(&self, now: u64) -> Option<Day> {
        let since = self.since.filter(|since| *since <= now.saturating_add(DRIFT))?;
        moment(since.saturating_sub(DRIFT)).get(..10)?.parse().ok()
    }

    /// Whether a quorum has cosigned within so many hours of `now` (in seconds since 1970). Witnesses are asked every hour
    /// even if nothing grows, so that an old checkpoint is one that is being shown in a newer one's place. Without
    /// witnesses nobody can say.
    ///
    /// # Errors
    /// If the last time is longer ago; or still to come, by more than clocks may differ: it would be recent for ever.
    pub fn recent(&self, now: u64, hours: u64) -> Result<(), LedgerError> {
        let Some(since) = self.since else { return Ok(()) };
        let (size, at) = (self.checkpoint.size, moment(since));
        if since > now.saturating_add(DRIFT) {
            return Err(LedgerError::unverified(format!(
                "the checkpoint of {size} entries was cosigned by a quorum at {at}, which is still to come: here it is {}; the witnesses' clocks are wrong, or this one: set this clock, and if that is right, tell the witnesses",
                moment(now)
            )));
        }
        if since.saturating_add(hours * 3600) < now {
            return Err(LedgerError::unverified(format!(
                "the checkpoint of {size} entries was last cosigned by a quorum at {at}, more than {hours} hours ago: it is an old one, or witnesses do not answer"
            )));
        }
        Ok(())
    }

    /// When the last of them did, as `moment` writes it: how old the checkpoint can be at most.
    pub fn latest(&self) -> Option<String> {
        self.cosigned.iter().filter_map(|(_, time)| *time).max().map(moment)
    }

    /// Who has not.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.cosigned.iter().filter(|(_, time)| time.is_none()).map(|(name, _)| name.as_str())
    }
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// The first line that cannot be followed.
    pub fn parse(text: &str) -> Result<Policy, PolicyError> {
        let mut reader = Reader::default();
        for (number, line) in (1..).zip(text.split('\n')) {
            reader.line(number, line)?;
        }
        let end = PolicyError {
            line: text.lines().count().max(1),
            column: 1,
            what: "a policy needs one line 'quorum NAME', or 'quorum none' to require no witness".into(),
        };
        let (name, quorum) = reader.quorum.ok_or(end)?;
        Ok(Policy { logs: reader.logs, before: BTreeMap::new(), witnesses: reader.witnesses, quorum, name })
    }

    /// One log, by its verifier key, and no witnesses.
    ///
    /// # Errors
    /// If that is no key.
    pub fn of_log(key: &str) -> Result<Policy, LedgerError> {
        let (quorum, name) = (Quorum::Nobody, "none".into());
        Policy { logs: vec![], before: BTreeMap::new(), witnesses: vec![], quorum, name }.trusting(key)
    }

    /// The same policy for one log only, by its verifier key.
    ///
    /// # Errors
    /// If that is no key, or the policy names other logs.
    pub fn trusting(self, key: &str) -> Result<Policy, LedgerError> {
        StandardVerifier::new(key)
            .map_err(|e| LedgerError::unverified(format!("'{key}' is not the verifier key of a log: {e}")))?;
        if !self.logs.is_empty() && !self.logs.iter().any(|log| log == key) {
            return Err(LedgerError::unverified(format!("the policy names other logs than '{key}'")));
        }
        Ok(Policy { logs: vec![key.to_owned()], before: BTreeMap::new(), ..self })
    }

    /// The keys of the logs whose word is taken.
    pub fn logs(&self) -> impl Iterator<Item = &str> {
        self.logs.iter().map(String::as_str)
    }

    /// Takes the word of a key as well that took the place of a known one, by a note that both signed
    /// ([`crate::succession::read`]); whether that is news.
    pub fn succeed(&mut self, before: &str, next: &str) -> bool {
        let known = |key: &str| self.logs.iter().any(|log| log == key);
        if !known(before) || self.before.contains_key(next) || self.same_log(before, next) {
            return false;
        }
        if !known(next) {
            self.logs.push(next.to_owned());
        }
        self.before.insert(next.to_owned(), before.to_owned());
        true
    }

    /// Whether two keys are those of one log, one after the other.
    pub fn same_log(&self, one: &str, other: &str) -> bool {
        self.first(one) == self.first(other)
    }

    /// The first key that a log had, of those that are known.
    fn first<'a>(&'a self, key: &'a str) -> &'a str {
        // INVARIANT: it ends, as no key is put before one that it came after.
        self.before.get(key).map_or(key, |before| self.first(before))
    }

    /// Its witnesses.
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// Opens a checkpoint by this policy.
    ///
    /// # Errors
    /// If no log of the policy signed it, or a signature does not hold. That the quorum is not met is no error here.
    pub fn judge(&self, note: &str) -> Result<Judged, LedgerError> {
        let verifier = |key: &String| {
            StandardVerifier::new(key)
                .map_err(|e| LedgerError::unverified(format!("'{key}' is not a verifier key: {e}")))
        };
        let logs = self.logs.iter().map(verifier).collect::<Result<Vec<_>, _>>()?;
        let wrong = |what: String| LedgerError::unverified(format!("the checkpoint {what}"));
        let opened = Note::from_bytes(note.as_bytes())
            .map_err(|e| LedgerError::unserved(format!("the checkpoint is no signed note: {e}")))?;
        let mut known: Vec<Box<dyn Verifier>> = logs.iter().cloned().map(|v| Box::new(v) as _).collect();
        known.extend(self.witnesses.iter().map(|w| Box::new(w.key.clone()) as _));
        let (signatures, _) = opened
            .verify(&VerifierList::new(known))
            .map_err(|e| wrong(format!("is signed by nobody whose word is taken, or wrongly: {e}")))?;
        let read = tlog_tiles::Checkpoint::from_bytes(opened.text())
            .map_err(|e| wrong(format!("cannot be read: {e}")))?;
        let by = |name: &str, id: u32| signatures.iter().find(|s| s.name() == name && s.id() == id);
        let signed =
            |log: &StandardVerifier| log.name() == read.origin() && by(log.name(), log.key_id()).is_some();
        // Of two that one log had one after the other, the later.
        let log = self.logs.iter().zip(&logs).rfind(|(_, log)| signed(log));
        let (key, log) =
            log.ok_or_else(|| wrong(format!("of '{}' is signed by no log of the policy", read.origin())))?;
        let cosigned: Vec<(String, Option<u64>)> = self
            .witnesses
            .iter()
            .map(|w| (w.name.clone(), by(w.key.name(), w.key.key_id()).and_then(WitnessKey::time)))
            .collect();
        Ok(Judged {
            checkpoint: Checkpoint { size: read.size(), root: *read.hash(), note: note.to_owned() },
            log: log.name().to_owned(),
            key: key.clone(),
            met: met(&self.quorum, &cosigned),
            since: self.since(&cosigned),
            cosigned,
            quorum: self.name.clone(),
        })
    }

    /// Whether a quorum of the witnesses has said so.
    pub(crate) fn is_met(&self, said: &dyn Fn(&WitnessKey) -> bool) -> bool {
        let said = self.witnesses.iter().map(|w| (w.name.clone(), said(&w.key).then_some(0)));
        met(&self.quorum, &said.collect::<Vec<_>>())
    }

    /// The latest time that a quorum stands behind.
    fn since(&self, cosigned: &[(String, Option<u64>)]) -> Option<u64> {
        let mut times: Vec<u64> = cosigned.iter().filter_map(|(_, time)| *time).collect();
        times.sort_unstable_by(|a, b| b.cmp(a));
        let by = |time: u64| {
            cosigned.iter().map(|(n, t)| (n.clone(), t.filter(|t| *t >= time))).collect::<Vec<_>>()
        };
        times.into_iter().find(|time| met(&self.quorum, &by(*time)))
    }

    /// Opens a checkpoint by this policy, and insists on the quorum.
    ///
    /// # Errors
    /// As `judge`, and if the quorum is not met: who is missing.
    pub fn require(&self, note: &str) -> Result<Judged, LedgerError> {
        let judged = self.judge(note)?;
        if judged.met {
            return Ok(judged);
        }
        let missing: Vec<&str> = judged.missing().collect();
        Err(LedgerError::unverified(format!(
            "the checkpoint of {} entries is cosigned by {} of {} witnesses, which does not make the quorum '{}'; missing: {}",
            judged.checkpoint.size,
            judged.count(),
            judged.cosigned.len(),
            judged.quorum,
            missing.join(", ")
        )))
    }
}

/// A moment in seconds since 1970, as RFC 3339 writes it.
pub fn moment(seconds: u64) -> String {
    let moment = i64::try_from(seconds).ok().and_then(|s| jiff::Timestamp::from_second(s).ok());
    moment.map_or("?".into(), |moment| moment.to_string())
}

fn met(quorum: &Quorum, cosigned: &[(String, Option<u64>)]) -> bool {
    match quorum {
        Quorum::Nobody => true,
        Quorum::Witness(n) => cosigned.get(*n).is_some_and(|(_, time)| time.is_some()),
        Quorum::Group { least, members } => members.iter().filter(|m| met(m, cosigned)).count() >= *least,
    }
}

/// What has been read of a policy.
#[derive(Default)]
struct Reader {
    logs: Vec<String>,
    witnesses: Vec<Witness>,
    /// Names, and what each stands for until it becomes a member of something.
    names: Vec<(String, Quorum)>,
    members: BTreeSet<String>,
    quorum: Option<(String, Quorum)>,
}

impl Reader {
    fn line(&mut self, line: usize, text: &str) -> Result<(), PolicyError> {
        if let Some(at) = text.find(|c: char| c.is_control() && c != '\t') {
            let what = "no control characters are allowed but tab and newline".into();
            return Err(PolicyError { line, column: at + 1, what });
        }
        let words: Vec<&str> = text.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
        self.statement(&words).map_err(|(word, what)| PolicyError {
            line,
            column: 1 + word.as_ptr() as usize - text.as_ptr() as usize,
            what,
        })
    }

    /// Follows the words of a line; or which of them is wrong, and how.
    fn statement<'a>(&mut self, words: &[&'a str]) -> Result<(), (&'a str, String)> {
        match *words {
            [] => {}
            [first, ..] if first.starts_with('#') => {}
            ["log", key, ref url @ ..] if url.len() <= 1 => {
                StandardVerifier::new(key)
                    .map_err(|e| (key, format!("this is not the verifier key of a log: {e}")))?;
                // Two keys are the same if they are without their names.
                let same = |other: &String| material(other) == material(key);
                if self.logs.iter().any(same) {
                    return Err((key, "this log's key is there already".into()));
                }
                self.logs.push(key.to_owned());
            }
            ["witness", name, key, ref url @ ..] if url.len() <= 1 => {
                let what = "this is not the verifier key of a witness, as 'comity witness' prints it";
                let parsed = WitnessKey::parse(key).ok_or((key, what.to_owned()))?;
                if self.witnesses.iter().any(|w| w.key.material() == parsed.material()) {
                    return Err((key, "this witness's key is there already".into()));
                }
                self.name(name, Quorum::Witness(self.witnesses.len()))?;
                let url = url.first().map(|url| url.trim_end_matches('/').to_owned());
                self.witnesses.push(Witness { name: name.to_owned(), key: parsed, url });
            }
            ["group", name, least, ref members @ ..] if !members.is_empty() => {
                let of = members.len();
                let number = match least {
                    "all" => Some(of),
                    "any" => Some(1),
                    n => n.parse().ok().filter(|n| (1..=of).contains(n)),
                };
                let number =
                    number.ok_or((least, format!("expected 'all', 'any' or a number from 1 to {of}")))?;
                let members = members.iter().map(|member| self.member(member)).collect::<Result<_, _>>()?;
                self.name(name, Quorum::Group { least: number, members })?;
            }
            ["quorum", name] if self.quorum.is_some() => {
                return Err((name, "there is a quorum already".into()));
            }
            ["quorum", "none"] => self.quorum = Some(("none".into(), Quorum::Nobody)),
            ["quorum", name] => self.quorum = Some((name.to_owned(), self.find(name)?)),
            [first, ..] => {
                let what = "expected 'log KEY [URL]', 'witness NAME KEY [URL]', 'group NAME all|any|N MEMBER...' or 'quorum NAME'";
                return Err((first, what.into()));
            }
        }
        Ok(())
    }

    /// Gives a name, which can be given once.
    fn name<'a>(&mut self, name: &'a str, stands: Quorum) -> Result<(), (&'a str, String)> {
        if name == "none" {
            return Err((name, "'none' is not a name that can be given".into()));
        }
        if self.find(name).is_ok() {
            return Err((name, format!("the name '{name}' is given already")));
        }
        if self.names.len() >= MOST {
            return Err((name, format!("no policy gives more than {MOST} names")));
        }
        self.names.push((name.to_owned(), stands));
        Ok(())
    }

    fn find<'a>(&self, name: &'a str) -> Result<Quorum, (&'a str, String)> {
        let found = self.names.iter().find(|(known, _)| known == name).map(|(_, stands)| stands.clone());
        found.ok_or_else(|| (name, format!("no line before this one defines '{name}'")))
    }

    /// What stands for a member. It can be member of one group only, so that each witness counts once.
    fn member<'a>(&mut self, name: &'a str) -> Result<Quorum, (&'a str, String)> {
        let found = self.find(name)?;
        if self.members.insert(name.to_owned()) {
            Ok(found)
        } else {
            Err((name, format!("'{name}' is a member already")))
        }
    }
}

/// The key of `name+id+key`, without the name and the id, which follows from it.
fn material(key: &str) -> Option<&str> {
    key.splitn(3, '+').nth(2)
}
