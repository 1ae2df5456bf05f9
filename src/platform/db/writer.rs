//! SQLite has one writer: a thread that drains a queue and commits many writes with one fsync.
//!
//! Its rule: nobody is told "done" before COMMIT returned, and an answer that is dropped means "unavailable".

use super::conn::{Conn, Opener};
use crate::error::{Error, Result};
use diesel::{r2d2::ManageConnection, result::QueryResult};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

const MOST_WAITING: usize = 1024;
const MOST_AT_ONCE: usize = 64;
const LONGEST_BATCH: Duration = Duration::from_millis(5);

type Answer = Box<dyn FnOnce()>;
type Task = Box<dyn FnOnce(&mut Conn) -> Ran + Send>;

struct Ran {
    keep: bool,
    answer: Answer,
}

#[derive(Clone)]
pub(super) struct Writer {
    queue: SyncSender<Task>,
}

impl Writer {
    /// The thread ends when the last `Writer` is dropped.
    pub fn start(opener: Opener) -> std::io::Result<Self> {
        let (queue, tasks) = sync_channel(MOST_WAITING);
        thread::Builder::new().name("writer".into()).spawn(move || drain(&opener, &tasks))?;
        Ok(Self { queue })
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (tell, told) = oneshot::channel();
        let task: Task = Box::new(move |conn| {
            let result = catch_unwind(AssertUnwindSafe(|| work(conn)))
                .unwrap_or_else(|_| Err(Error::internal("a write panicked")));
            Ran { keep: result.is_ok(), answer: Box::new(move || drop(tell.send(result))) }
        });
        self.queue.try_send(task).map_err(|_| Error::unavailable())?;
        told.await.map_err(|_| Error::unavailable())?
    }
}

fn drain(opener: &Opener, tasks: &Receiver<Task>) {
    let mut open = None;
    while let Ok(first) = tasks.recv() {
        let Ok(mut conn) = open.take().map_or_else(|| opener.connect(), Ok) else {
            tracing::error!("the writer cannot open its database");
            continue;
        };
        match commit_together(&mut conn, first, tasks) {
            Ok(answers) => {
                for answer in answers {
                    answer();
                }
                open = Some(conn);
            }
            // The connection is dropped, which rolls back, and a fresh one serves the next batch.
            Err(error) => tracing::error!(%error, "a batch of writes was lost"),
        }
    }
}

fn commit_together(conn: &mut Conn, first: Task, tasks: &Receiver<Task>) -> QueryResult<Vec<Answer>> {
    conn.begin_immediate()?;
    let began = Instant::now();
    let mut answers = Vec::new();
    let mut next = Some(first);
    while let Some(task) = next {
        answers.push(in_savepoint(conn, task)?);
        let more = answers.len() < MOST_AT_ONCE && began.elapsed() < LONGEST_BATCH;
        next = if more { tasks.try_recv().ok() } else { None };
    }
    conn.commit()?;
    Ok(answers)
}

/// A full disk makes SQLite roll back everything at once; then the savepoint is gone, this fails, and so does the batch.
fn in_savepoint(conn: &mut Conn, task: Task) -> QueryResult<Answer> {
    conn.savepoint()?;
    let Ran { keep, answer } = task(conn);
    if keep {
        conn.commit()?
    } else {
        conn.roll_back()?
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::db::{conn::Purpose, ids};
    use diesel::{connection::SimpleConnection, dsl::sql, prelude::*, sql_types::BigInt};
    use futures_util::future::join_all;

    struct Scratch(String);

    impl Drop for Scratch {
        fn drop(&mut self) {
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{suffix}", self.0));
            }
        }
    }

    fn writer() -> (Scratch, Writer) {
        let file = std::env::temp_dir().join(format!("homeroom_writer_{}", ids::fresh()));
        let url = file.display().to_string();
        let opener = Opener { url: url.clone(), purpose: Purpose::Write, tripwire: None };
        opener.connect().unwrap().batch_execute("CREATE TABLE notes (n INTEGER PRIMARY KEY)").unwrap();
        (Scratch(url), Writer::start(opener).unwrap())
    }

    fn note(conn: &mut Conn, n: usize) -> Result<()> {
        Ok(conn.batch_execute(&format!("INSERT INTO notes VALUES ({n})"))?)
    }

    async fn notes(writer: &Writer) -> i64 {
        let count = |conn: &mut Conn| Ok(diesel::select(sql::<BigInt>("(SELECT SUM(n) FROM notes)")).get_result(conn)?);
        writer.write(count).await.unwrap()
    }

    #[actix_web::test]
    async fn a_refusal_and_a_panic_undo_only_themselves() {
        let (_scratch, writer) = writer();
        let answers = join_all((1..=4).map(|n| {
            writer.write(move |conn| {
                note(conn, n)?;
                match n {
                    2 => Err(Error::NotFound),
                    3 => panic!("a bug"),
                    _ => Ok(()),
                }
            })
        }))
        .await;
        assert!(matches!(answers.as_slice(), [Ok(()), Err(Error::NotFound), Err(Error::Internal(_)), Ok(())]));
        assert_eq!(notes(&writer).await, 1 + 4);
    }

    #[actix_web::test]
    async fn a_batch_that_sqlite_rolled_back_is_answered_with_unavailable_and_the_next_is_served() {
        let (_scratch, writer) = writer();
        // What SQLite does by itself when the disk is full.
        let lost = writer.write(|conn| Ok(conn.batch_execute("INSERT INTO notes VALUES (1); ROLLBACK")?)).await;
        assert!(matches!(lost, Err(Error::Unavailable(_))), "{lost:?}");
        writer.write(|conn| note(conn, 2)).await.unwrap();
        assert_eq!(notes(&writer).await, 2);
    }

    /// `cargo test -- --ignored --nocapture`
    #[actix_web::test]
    #[ignore = "measures for seconds"]
    async fn how_much_faster_sixteen_clients_write_than_one() {
        let mut rates = Vec::new();
        for clients in [1, 16] {
            let (_scratch, writer) = writer();
            let until = Instant::now() + Duration::from_secs(3);
            let done = join_all((0..clients).map(async |client| {
                let mut done = 0;
                while Instant::now() < until {
                    writer.write(move |conn| note(conn, client * 1_000_000 + done)).await.unwrap();
                    done += 1;
                }
                done
            }));
            rates.push(done.await.iter().sum::<usize>() / 3);
        }
        println!("writes per second by 1 and by 16 clients: {rates:?}");
    }
}
