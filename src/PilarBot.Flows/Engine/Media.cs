using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Files as answers: gathered one by one until there are enough.</summary>
internal static class Media
{
    private const int BytesOfMegabyte = 1024 * 1024;

    public static void Take(Turn turn, AtAsk at, MediaInput media)
    {
        if (!at.Ask.Kind.IsMedia() || !Fits(at.Ask.Kind, media))
        {
            if (!at.Ask.Kind.IsMedia()) Decline(turn, media);
            Retries.Unexpected(turn, at, Word(media.Kind));
            return;
        }
        if (media.Size > turn.Limits.FileBytes)
        {
            Retries.Retry(turn, at, turn.Words(Phrase.FileTooLarge, LimitOf(turn)));
            return;
        }
        if (at.Ask.Kind is AnswerKind.Table)
        {
            Await(turn, at, media.Id);
            return;
        }
        if (!turn.Session!.Gathered.Contains(media.Id))
        {
            turn.Change(turn.Dialogue with
            {
                Album = media.Album ?? turn.Dialogue.Album,
                Interjection = null,
                Session = turn.Session with { Gathered = [.. turn.Session.Gathered, media.Id], Retries = 0 },
            });
        }
        var count = turn.Session!.Gathered.Count;
        if (count >= at.Ask.MaxFiles)
        {
            Record(turn, at);
            return;
        }
        turn.Raise(new MessageCreated(turn.Words(Phrase.FilesReceived, Insert.Number("count", count), What(turn, at.Ask.Kind)))
        {
            Buttons = Questions.All(turn, at),
            IsReceipt = true,
        });
    }

    /// <summary>Words at a question for files: only "selesai" means something.</summary>
    public static void Typed(Turn turn, AtAsk at, string folded)
    {
        if (turn.Phrases.Means(folded, Command.Done)) Done(turn, at);
        else Retries.Unexpected(turn, at, "text");
    }

    /// <summary>The person has sent all there is.</summary>
    public static void Done(Turn turn, AtAsk at)
    {
        var count = turn.Session!.Gathered.Count;
        if (at.Ask.Kind is AnswerKind.Table && count > 0) turn.Say(Phrase.TableAwaited);
        else if (count >= at.Ask.MinFiles && count > 0) Record(turn, at);
        else Retries.Retry(turn, at, turn.Words(Phrase.FilesTooFew, Insert.Number("count", count), Insert.Number("min", Math.Max(1, at.Ask.MinFiles)), What(turn, at.Ask.Kind)));
    }

    /// <summary>A table is fetched: now it is the answer, and the flow goes on, unless the person is busy with something else by now.</summary>
    public static void Fetched(Turn turn, string id)
    {
        turn.Change(turn.Dialogue with { Drafts = [.. turn.Dialogue.Drafts.Select(d => d.Gathered.Contains(id) ? With(turn, d) : d)] });
        if (turn.Session is not { } session || !session.Gathered.Contains(id)) return;
        turn.ChangeSession(s => With(turn, s));
        if (turn.Dialogue.Interjection is not (null or { Kind: InterjectionKind.Stuck })) return;
        turn.Change(turn.Dialogue with { Interjection = null });
        Sessions.Continue(turn);
    }

    /// <summary>Nobody asked for files: what is said about the first of an album goes for the rest of it.</summary>
    public static void Decline(Turn turn, MediaInput media)
    {
        if (media.Album is { } album) turn.Change(turn.Dialogue with { Album = album });
    }

    /// <summary>True when a file belongs to an album whose question is answered already, or that was declined.</summary>
    public static bool IsLate(Turn turn, MediaInput media) =>
        media.Album is { } album && album == turn.Dialogue.Album && turn.Session is not { Gathered.Count: > 0 };

    public static Insert LimitOf(Turn turn) => Insert.Number("limit", turn.Limits.FileBytes / BytesOfMegabyte);

    /// <summary>The word for what came, as <c>texts.yaml</c> has it.</summary>
    public static string Word(MediaInputKind kind) => kind switch
    {
        MediaInputKind.Photo => "photo",
        MediaInputKind.Document => "document",
        MediaInputKind.Video => "video",
        MediaInputKind.Audio => "audio",
        MediaInputKind.Voice => "voice",
    };

    /// <summary>How many files an answer has, as a review shows it.</summary>
    public static string Counted(Turn turn, AnswerKind kind, int count) => turn.Words(Phrase.FilesCounted, Insert.Number("count", count), What(turn, kind));

    private static void Record(Turn turn, AtAsk at)
    {
        var gathered = turn.Session!.Gathered;
        turn.Say(Phrase.FilesComplete, Insert.Number("count", gathered.Count), What(turn, at.Ask.Kind));
        var files = new JsonArray([.. gathered.Select(id => (JsonNode?)JsonValue.Create(id))]);
        Sessions.Answer(turn, new(at.AskKey, TrailKind.Answered, files, Counted(turn, at.Ask.Kind, gathered.Count)));
    }

    // another one takes the place of what is still under way
    private static void Await(Turn turn, AtAsk at, string id)
    {
        turn.Change(turn.Dialogue with { Interjection = null, Session = turn.Session! with { Gathered = [id], Retries = 0 } });
        turn.Raise(new FileAwaited(id));
        Questions.Show(turn, at, turn.Words(Phrase.TableAwaited));
    }

    private static Session With(Turn turn, Session session) => session with
    {
        Trail =
        [
            .. session.Trail.Where(e => e.Key != session.WaitingFor),
            new(session.WaitingFor!, TrailKind.Answered, new JsonArray([.. session.Gathered.Select(g => (JsonNode?)JsonValue.Create(g))]), Counted(turn, AnswerKind.Table, session.Gathered.Count)),
        ],
        Gathered = [],
        Suggestion = null,
    };

    private static Insert What(Turn turn, AnswerKind kind) => Insert.Markdown("what", turn.Words(Phrase.Came(Thing(kind))));

    private static string Thing(AnswerKind kind) => kind is AnswerKind.Photo or AnswerKind.Photos ? "photo" : "document";

    private static bool Fits(AnswerKind kind, MediaInput media) => kind switch
    {
        AnswerKind.Photo or AnswerKind.Photos => media.Kind == MediaInputKind.Photo || IsPicture(media),
        AnswerKind.Table => media.Kind == MediaInputKind.Document,
        AnswerKind.Document => media.Kind is MediaInputKind.Document or MediaInputKind.Photo,
        _ => true,
    };

    // a picture sent as a file keeps its full quality: the better one
    private static bool IsPicture(MediaInput media) =>
        media.Kind == MediaInputKind.Document && media.MimeType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
}
