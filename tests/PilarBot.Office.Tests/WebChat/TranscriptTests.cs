using Microsoft.EntityFrameworkCore;
using PilarBot.Channels.WebChat;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.WebChat;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.WebChat;

public sealed class TranscriptTests
{
    private static readonly Activity Said = new() { Type = "message", Text = "halo" };

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Whoever_has_seen_a_number_has_seen_all_below_it_however_many_speak_at_once(string provider)
    {
        await using var rig = await Rig.CreateAsync(provider);
        var chat = await rig.BeginAsync();
        var seen = new List<Activity>();
        var saying = Task.WhenAll(Enumerable.Range(0, 40).Select(i => rig.Transcript.AppendAsync(chat, Said with { Text = $"{i}" }, $"c{i}", [], default)));

        for (long place = 0; seen.Count < 40;)
        {
            (var some, place) = await rig.Transcript.ReadAsync(chat, place, 7, default);
            seen.AddRange(some);
            if (some.Count == 0)
                await Task.WhenAny(saying);
        }

        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"{chat.Address}|{i:D7}"), seen.Select(a => a.Id));
        Assert.Equal(40, seen.Select(a => a.Text).Distinct().Count());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task The_same_name_again_gives_what_was_kept_and_takes_no_number(string provider)
    {
        await using var rig = await Rig.CreateAsync(provider);
        var chat = await rig.BeginAsync();
        var first = await rig.Transcript.AppendAsync(chat, Said, "one", [], default);

        var again = await rig.Transcript.AppendAsync(chat, Said with { Text = "lain" }, "one", [], default);
        var next = await rig.Transcript.AppendAsync(chat, Said, "two", [], default);

        Assert.Equal((first!.Id, "halo"), (again!.Id, again.Text));
        Assert.EndsWith("|0000002", next!.Id, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_chat_at_rest_goes_with_all_that_was_said_and_files_go_after_a_day(string provider)
    {
        await using var rig = await Rig.CreateAsync(provider);
        var (old, alive) = (await rig.BeginAsync(), await rig.BeginAsync());
        var file = HiddenId.New();
        Assert.True(await rig.Folder.KeepAsync(file, alive.Key, new MemoryStream([1, 2, 3]), 3, default));
        Assert.False(await rig.Folder.KeepAsync(HiddenId.New(), alive.Key, new MemoryStream([1, 2, 3]), 2, default));
        await rig.Transcript.AppendAsync(old, Said, null, [], default);
        await rig.Transcript.AppendAsync(alive, Said, null, [file], default);
        var prune = new PruneWebChat(rig.Database.Office, rig.Folder);

        await prune.RunAsync(rig.Clock.Now.AddHours(23), TimeSpan.FromDays(30), default);
        await using (var content = await rig.Uploads.OpenAsync(file, default))
            Assert.NotNull(content);
        await prune.RunAsync(rig.Clock.Now.AddHours(26), TimeSpan.FromDays(30), default);
        Assert.Null(await rig.Uploads.OpenAsync(file, default));

        rig.Clock.Now = rig.Clock.Now.AddDays(20);
        await rig.Transcript.AppendAsync(alive, Said, null, [], default);
        await prune.RunAsync(rig.Clock.Now.AddDays(11), TimeSpan.FromDays(30), default);

        await using var db = rig.Database.Office.Open();
        Assert.Equal([alive.Address], await db.WebConversations.Select(c => c.Address).ToListAsync());
        Assert.Equal(2, await db.WebActivities.CountAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_file_that_is_still_to_be_fetched_outlives_the_end_of_its_chat(string provider)
    {
        await using var rig = await Rig.CreateAsync(provider);
        var chat = await rig.BeginAsync();
        Guid[] files = [HiddenId.New(), HiddenId.New()];
        foreach (var file in files)
            await rig.Folder.KeepAsync(file, chat.Key, new MemoryStream([1]), 1, default);
        await rig.Transcript.AppendAsync(chat, Said, null, files, default);
        await rig.Database.Office.WriteAsync(db =>
        {
            var id = HiddenId.New();
            db.Media.Add(new()
            {
                Id = id,
                Account = chat.Account,
                FileRef = files[0].ToString("N"),
                Kind = Channels.MediaKind.Photo,
                NotBefore = rig.Clock.Now,
                ReceivedAt = rig.Clock.Now,
                Key = rig.Sealer.NewKey(id),
            });
            return Task.FromResult(0);
        }, default);

        await new EndWebConversation(rig.Database.Office, rig.Folder, rig.Clock).RunAsync(chat, default);

        await using var kept = await rig.Uploads.OpenAsync(files[0], default);
        Assert.NotNull(kept);
        Assert.Null(await rig.Uploads.OpenAsync(files[1], default));
        Assert.Null(await rig.Transcript.AppendAsync(chat, Said, null, [], default));
        Assert.Empty((await rig.Transcript.ReadAsync(chat, 0, 10, default)).Activities);
    }

    private sealed class Rig : IAsyncDisposable
    {
        private readonly TemporaryFolder files = new();
        private readonly WebConversations conversations;

        private Rig(TestDatabase database)
        {
            Database = database;
            var keys = MasterKeys.LoadOrCreate(files["keys"]);
            Sealer = new(keys, new());
            Folder = new(new MediaFolderOptions { Folder = files["media"] }, Sealer);
            conversations = new(database.Office, Sealer, new(keys), Clock);
            Transcript = new(database.Office, Sealer, Clock);
            Uploads = new(database.Office, Folder);
        }

        public TestDatabase Database { get; }
        public Sealer Sealer { get; }
        public TestClock Clock { get; } = new();
        public UploadFolder Folder { get; }
        public WebTranscript Transcript { get; }
        public WebUploads Uploads { get; }

        public static async Task<Rig> CreateAsync(string provider) => new(await TestDatabase.CreateAsync(provider));

        public async Task<WebConversation> BeginAsync() => (await conversations.BeginAsync("webchat", default)).Chat;

        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            files.Dispose();
        }
    }
}
