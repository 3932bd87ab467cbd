//! Writes digests when they are due, and sends what waits, on a thread of its own: nobody waits for it, and the server goes on
//! whatever becomes of it.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant, UNIX_EPOCH},
};

use comity_web::{Letter, Letters, Subscribers, metrics::Metrics};
use lettre::{
    Address, Message,
    message::{
        MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::client::SmtpConnection,
};

use super::{
    deliver::{Outcome, deliver, said},
    schedule::Period,
    settings::Settings,
    store::{Content, Store, Waiting, with_token},
};
use crate::{
    report::{Failure, tell},
    source,
};

/// How often is looked whether something waits.
const LOOK: Duration = Duration::from_millis(500);
/// How often is tidied up, and counted.
const TIDY: Duration = Duration::from_secs(30);
/// How long is waited after the mail server failed; longer each time, up to the second of these.
const PAUSE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(300));

/// Where mail is written and sent.
pub struct Office {
    store: Arc<Store>,
    settings: Settings,
    ending: Arc<AtomicBool>,
}

impl Office {
    /// The office of a data folder.
    ///
    /// # Errors
    /// If its database cannot be opened.
    pub fn open(folder: &Path, settings: Settings) -> Result<Office, Failure> {
        let (store, broken_off) = Store::open(folder, settings.host(), settings.schedule, source::now)?;
        if broken_off > 0 {
            tell(format!(
                "comity: of {broken_off} mails it is not known whether they arrived: the program ended while they were being sent; they are not sent again"
            ));
        }
        Ok(Office { store: Arc::new(store), settings, ending: Arc::default() })
    }

    /// Who follows.
    pub fn subscribers(&self) -> Arc<dyn Subscribers> {
        self.store.clone()
    }

    /// Begins to work, as long as that is this server's to do. It ends with what is given back.
    pub fn begin(
        &self,
        letters: Letters,
        metrics: Arc<Metrics>,
        ours: impl Fn() -> bool + Send + 'static,
    ) -> Working {
        let (store, settings, ending) = (self.store.clone(), self.settings.clone(), self.ending.clone());
        let mut clerk = Clerk {
            store,
            settings,
            letters,
            metrics,
            ending: ending.clone(),
            done: None,
            trouble: None,
            complained: String::new(),
        };
        let thread = thread::spawn(move || clerk.work(&ours));
        Working { ending, thread }
    }
}

/// An office at work.
pub struct Working {
    ending: Arc<AtomicBool>,
    thread: thread::JoinHandle<()>,
}

impl Working {
    /// Begins nothing any more, and waits a while until it is known what became of the mail that is being sent.
    pub fn end(self, within: Duration) {
        self.ending.store(true, Ordering::Relaxed);
        let begun = Instant::now();
        while !self.thread.is_finished() && begun.elapsed() < within {
            thread::sleep(Duration::from_millis(10));
        }
    }
}

struct Clerk {
    store: Arc<Store>,
    settings: Settings,
    letters: Letters,
    metrics: Arc<Metrics>,
    ending: Arc<AtomicBool>,
    /// The period of which everybody has heard.
    done: Option<Period>,
    /// When the mail server failed last, and how long is waited then.
    trouble: Option<(Instant, Duration)>,
    /// What was complained of last.
    complained: String,
}

impl Clerk {
    fn work(&mut self, ours: &dyn Fn() -> bool) {
        let mut tidied: Option<Instant> = None;
        while !self.ending.load(Ordering::Relaxed) {
            if ours() {
                if tidied.is_none_or(|last| last.elapsed() >= TIDY) {
                    let tidy = self.store.tidy();
                    self.complain(tidy.err());
                    tidied = Some(Instant::now());
                }
                let worked = self.write().and_then(|()| self.send());
                self.complain(worked.err());
                if let Ok(stands) = self.store.stands() {
                    self.metrics.posting.stands(stands);
                }
            } else {
                self.metrics.posting.stands(Default::default());
            }
            thread::sleep(LOOK);
        }
    }

    /// Says what goes wrong, once, and that it goes well again.
    fn complain(&mut self, what: Option<String>) {
        let Some(what) = what else { return };
        if what != self.complained {
            tell(format!("comity: mail: {what}; it is tried again by itself"));
            self.complained = what;
        }
    }

    /// Writes the digests of the period that it is, each once.
    fn write(&mut self) -> Result<(), String> {
        let period = self.settings.schedule.period(source::now());
        if self.done.as_ref() == Some(&period) {
            return Ok(());
        }
        for who in self.store.behind(&period)? {
            if self.ending.load(Ordering::Relaxed) {
                return Ok(());
            }
            // The server has ended.
            let Some(digest) = self.letters.digest(&who.language, &who.all) else { return Ok(()) };
            self.store.told(&who, &period, digest.since, digest.letter.as_ref())?;
        }
        self.letters.rest();
        self.done = Some(period);
        Ok(())
    }

    /// Sends what waits.
    fn send(&mut self) -> Result<(), String> {
        if self.trouble.is_some_and(|(when, pause)| when.elapsed() < pause) {
            return Ok(());
        }
        let mut open: Option<SmtpConnection> = None;
        while let Some(mail) = self.store.next()?.filter(|_| !self.ending.load(Ordering::Relaxed)) {
            let outcome = self.one(&mut open, &mail);
            // What went wrong may have left the connection in the middle of something.
            if outcome != Outcome::Sent
                && let Some(mut connection) = open.take()
            {
                connection.abort();
            }
            let given_up = self.store.became(&mail, &outcome)?;
            match &outcome {
                Outcome::Sent => {
                    self.metrics.posting.sent(mail.kind());
                    self.trouble = None;
                    if !self.complained.is_empty() {
                        tell("comity: mail is sent again");
                        self.complained.clear();
                    }
                }
                Outcome::NoServer(why) => {
                    let pause = self.trouble.map_or(PAUSE.0, |(_, pause)| (pause * 2).min(PAUSE.1));
                    self.trouble = Some((Instant::now(), pause));
                    return Err(format!("{}: {why}", self.settings.server.name()));
                }
                // Whom it was to is nobody's to read in a log.
                Outcome::Unknown(why) => {
                    tell(format!(
                        "comity: mail {}: it is not known whether it arrived, and it is not sent again: {why}",
                        mail.id
                    ));
                }
                Outcome::Later(why) | Outcome::Refused { why, .. } if given_up => {
                    self.metrics.posting.failed(mail.kind());
                    tell(format!("comity: mail {} is given up: {why}", mail.id));
                }
                Outcome::Later(_) | Outcome::Refused { .. } => {}
            }
        }
        if let Some(mut connection) = open {
            let _ = connection.quit();
        }
        Ok(())
    }

    fn one(&self, open: &mut Option<SmtpConnection>, mail: &Waiting) -> Outcome {
        let never = |why: String| Outcome::Refused { why, address: false };
        let to: Address = match mail.address.parse() {
            Ok(to) => to,
            Err(e) => return never(format!("its address cannot be read: {e}")),
        };
        let (letter, stop) = match &mail.content {
            Content::Digest(letter, token) => (letter.clone(), Some(token)),
            Content::Confirmation(wish, token) => match self.letters.confirmation(wish, token) {
                Some(letter) => (letter, None),
                None => return Outcome::NoServer("the server has ended".into()),
            },
        };
        let bytes = match self.message(mail, &to, &letter, stop) {
            Ok(message) => message.formatted(),
            Err(e) => return never(format!("it cannot be written: {e}")),
        };
        let connection = match open {
            Some(connection) => connection,
            None => match self.settings.server.connect() {
                Ok(connection) => open.insert(connection),
                Err(error) => return Outcome::NoServer(said(&error)),
            },
        };
        deliver(connection, &self.settings.from.email, &to, &bytes, || self.store.begin(&mail.id))
    }

    /// A mail with its headers: what it is (RFC 3834, section 5), how it is stopped (RFC 2369, RFC 8058).
    fn message(
        &self,
        mail: &Waiting,
        to: &Address,
        letter: &Letter,
        stop: Option<&String>,
    ) -> Result<Message, lettre::error::Error> {
        let header =
            |name: &'static str, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        let mut builder = Message::builder()
            .from(self.settings.from.clone())
            .to(to.clone().into())
            .subject(&letter.subject)
            .date(UNIX_EPOCH + Duration::from_secs(mail.made))
            .message_id(Some(format!("<{}>", mail.id)))
            .raw_header(header("Auto-Submitted", "auto-generated".into()))
            .raw_header(header("Content-Language", mail.language.clone()));
        let mut texts = [letter.text.clone(), letter.html.clone()];
        if let Some(token) = stop {
            let link = format!("<{}/follow/stop?token={token}>", self.settings.address);
            builder = builder
                .raw_header(header("List-Unsubscribe", link))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into()));
            texts = texts.map(|text| with_token(&text, token));
        }
        let [text, html] = texts;
        builder.multipart(MultiPart::alternative_plain_html(text, html))
    }
}
