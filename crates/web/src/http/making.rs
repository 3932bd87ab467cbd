//! Answers are made beside the threads that speak to clients: a few at once, with a bounded line before them, in which
//! askers take turns, so that whoever asks for what takes long keeps nobody else from being answered.

use std::{
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use tokio::{sync::oneshot, task::spawn_blocking};

use super::{
    limits::Asker,
    line::{Line, Room},
};
use crate::{answer::respond::busy, question::problem::Problem};

/// So many wait for their answer to be begun. Whoever comes then displaces one of whoever has most, or is told to come again.
const LINE: usize = 256;
/// So many of one asker wait.
const LINE_EACH: usize = 16;

/// Who makes answers.
#[derive(Clone)]
pub struct Making(Arc<Mutex<Line<Asker, oneshot::Sender<Turn>>>>);

impl Default for Making {
    /// One asker has as many at work as there are processors; there is one more, for whoever else comes.
    fn default() -> Making {
        let makers_each = thread::available_parallelism().map_or(1, usize::from).max(2);
        Making::with(Room { line: LINE, makers: makers_each + 1, makers_each })
    }
}

impl Making {
    fn with(room: Room) -> Making {
        Making(Arc::new(Mutex::new(Line::new(room))))
    }

    /// Makes an answer for somebody, or says that there are too many before it. If the client leaves before it is begun, it
    /// is not made.
    pub async fn make(&self, asker: Asker, answer: impl FnOnce() -> Response + Send + 'static) -> Response {
        let (give, turn) = oneshot::channel();
        // Whoever is at this machine is not counted, and gives way to others all the same.
        let most = if asker.is_counted() { LINE_EACH } else { LINE };
        let Some(entered) = self.line(|line| line.enter(asker, most, give)) else { return busy() };
        let _place = Place { making: self, asker, ticket: entered.ticket };
        // Dropped, it is told.
        drop(entered.displaced);
        self.call();
        let Ok(turn) = turn.await else { return busy() };
        let made = spawn_blocking(move || {
            let _turn = turn;
            answer()
        });
        made.await.unwrap_or_else(|_| {
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the answer was not finished").into_response()
        })
    }

    /// Calls whoever's turn it is, while there is somebody to make theirs.
    fn call(&self) {
        while let Some((asker, give)) = self.line(Line::next) {
            // Outside the lock: a turn that nobody waits for any more is passed on as it is dropped.
            drop(give.send(Turn { making: self.clone(), asker }));
        }
    }

    fn line<R>(&self, change: impl FnOnce(&mut Line<Asker, oneshot::Sender<Turn>>) -> R) -> R {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A place in the line; given up by whoever leaves.
struct Place<'a> {
    making: &'a Making,
    asker: Asker,
    ticket: u64,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.making.line(|line| line.leave(self.asker, self.ticket));
    }
}

/// That an answer may be made; while it is held, it is.
struct Turn {
    making: Making,
    asker: Asker,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.making.line(|line| line.made(self.asker));
        self.making.call();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::http::header;

    use std::{net::IpAddr, sync::mpsc};

    use tokio::task::{JoinHandle, yield_now};

    use super::*;

    fn reader(n: u8) -> Asker {
        Asker::from(IpAddr::from([203, 0, 113, n]))
    }

    /// Asks for what is made until the sender is dropped.
    async fn ask(making: &Making, asker: Asker) -> (mpsc::Sender<()>, JoinHandle<Response>) {
        let (end, wait) = mpsc::channel::<()>();
        let making = making.clone();
        let answer = move || {
            let _ = wait.recv();
            StatusCode::OK.into_response()
        };
        let asked = tokio::spawn(async move { making.make(asker, answer).await });
        yield_now().await;
        (end, asked)
    }

    /// However much one asks for what takes long: as much is made as may be, some waits, and the rest is refused. Another
    /// is answered meanwhile.
    #[tokio::test]
    async fn whoever_asks_too_much_waits_or_is_sent_away_and_others_are_answered() {
        let making = Making::with(Room { line: 40, makers: 3, makers_each: 2 });
        let (mut ends, mut asked) = (vec![], vec![]);
        for _ in 0..LINE_EACH + 4 {
            let (end, answer) = ask(&making, reader(9)).await;
            ends.push(end);
            asked.push(answer);
        }
        // Nothing of theirs has ended.
        let other = making.make(reader(10), || StatusCode::OK.into_response()).await;
        assert_eq!(other.status(), 200);
        drop(ends);
        let mut statuses = vec![];
        for answer in asked {
            let answer = answer.await.unwrap();
            assert_eq!(answer.status().is_success(), !answer.headers().contains_key(header::RETRY_AFTER));
            statuses.push(answer.status().as_u16());
        }
        assert_eq!(statuses, [&[200; LINE_EACH + 2][..], &[503; 2][..]].concat());
    }

    /// Whoever has most in a full line loses what came last, and is told; whoever left is not made anything.
    #[tokio::test]
    async fn whoever_is_displaced_is_told_and_whoever_left_is_forgotten() {
        let making = Making::with(Room { line: 3, makers: 1, makers_each: 1 });
        let mut much = vec![];
        for _ in 0..4 {
            much.push(ask(&making, reader(9)).await);
        }
        let (other_end, other) = ask(&making, reader(10)).await;
        let (_, displaced) = much.pop().unwrap();
        assert_eq!(displaced.await.unwrap().status(), 503);
        let (_, left) = much.pop().unwrap();
        left.abort();
        assert!(left.await.is_err());
        let (again_end, again) = ask(&making, reader(10)).await;
        drop((other_end, again_end));
        for (end, answer) in much {
            drop(end);
            assert_eq!(answer.await.unwrap().status(), 200);
        }
        assert_eq!(
            (other.await.unwrap().status(), again.await.unwrap().status()),
            (200.try_into().unwrap(), 200.try_into().unwrap())
        );
        assert!(making.line(|line| line.next().is_none()));
    }
}
