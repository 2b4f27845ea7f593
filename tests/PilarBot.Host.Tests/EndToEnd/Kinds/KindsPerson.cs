using PilarBot.Host.Tests.WebChat;
using PilarBot.TestKit;
using PilarBot.TestKit.Telegram;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Host.Tests.EndToEnd.Kinds;

/// <summary>Somebody who answers questions on one channel, in its own way.</summary>
internal abstract class KindsPerson
{
    protected const string Card = "6281234567890";
    protected const double North = -4.5, East = 121.9;

    /// <summary>How many messages came.</summary>
    public abstract Task<int> CountAsync();

    /// <summary>What the last one says.</summary>
    public abstract string Words { get; }

    /// <summary>In which form the last one came.</summary>
    public abstract string Form { get; }

    /// <summary>Does one thing: words, <c>[a button]</c>, <c>(foto)</c>, <c>(album 2)</c>, <c>(dokumen)</c>, <c>(lokasi)</c> or <c>(kontak lain)</c>.</summary>
    public Task DoAsync(string deed) => deed switch
    {
        "(foto)" => PhotosAsync(1),
        "(album 2)" => PhotosAsync(2),
        "(dokumen)" => DocumentAsync(),
        "(lokasi)" => PlaceAsync(),
        "(kontak lain)" => CardAsync(),
        ['[', .. var label, ']'] => TapAsync(label),
        _ => SayAsync(deed),
    };

    public abstract Task SayAsync(string words);
    protected abstract Task TapAsync(string label);
    protected abstract Task PhotosAsync(int count);
    protected abstract Task DocumentAsync();
    protected abstract Task PlaceAsync();
    protected abstract Task CardAsync();

    protected static string Brackets(IEnumerable<string> labels) => string.Join(' ', labels.Select(l => $"[{l}]"));

    protected static Task Done(Action deed)
    {
        deed();
        return Task.CompletedTask;
    }
}

internal sealed class TelegramPerson(FakeUser user) : KindsPerson
{
    public override Task<int> CountAsync() => Task.FromResult(user.Chat.FromBot.Count);

    public override string Words => user.Chat.FromBot[^1].Text;

    public override string Form => user.Chat.FromBot[^1] switch
    {
        { Buttons: [_, ..] rows } => "inline " + Rows(rows),
        { ReplyKeyboard: [_, ..] rows } => "keyboard " + Rows(rows),
        _ => "text",
    };

    public override Task SayAsync(string words) => Done(() => user.Says(words));
    protected override Task TapAsync(string label) => Done(() => user.Taps(label));
    protected override Task PhotosAsync(int count) => Done(() => _ = count == 1 ? [user.SendsPhoto(Pictures.Jpeg)] : user.SendsAlbum(count));
    protected override Task DocumentAsync() => Done(() => user.SendsDocument("surat.pdf", Pictures.Pdf));
    protected override Task PlaceAsync() => Done(() => user.SharesLocation(North, East));
    protected override Task CardAsync() => Done(() => user.ForwardsContact(Card, ""));

    private static string Rows(IEnumerable<IEnumerable<FakeButton>> rows) => string.Join(' ', rows.Select(row => string.Concat(row.Select(b =>
        b.RequestsLocation ? "[request_location]" : b.RequestsContact ? "[request_contact]" : $"[{b.Text}]"))));
}

internal sealed class WhatsAppPerson(FakePerson person) : KindsPerson
{
    public override Task<int> CountAsync() => Task.FromResult(person.Bubbles.Count);

    public override string Words => person.Last.Text;

    public override string Form => $"{person.Last.Kind} {Brackets(person.Last.Titles)}".TrimEnd();

    public override Task SayAsync(string words) => Done(() => person.Says(words));
    protected override Task PhotosAsync(int count) => Done(() => Enumerable.Range(0, count).ToList().ForEach(_ => person.SendsPhoto(Pictures.Jpeg)));
    protected override Task DocumentAsync() => Done(() => person.SendsDocument("surat.pdf", Pictures.Pdf));
    protected override Task PlaceAsync() => Done(() => person.SharesLocation(North, East));
    protected override Task CardAsync() => Done(() => person.SharesContact(Card, ""));

    // A short title stands for a label that is in the words under the same number; beside a request, what else can be answered is typed.
    protected override Task TapAsync(string label)
    {
        var titles = person.Last.Titles;
        if (titles.Count == 0)
            return SayAsync(label);
        var title = titles.FirstOrDefault(t => t == label) ?? titles.First(t => person.Last.Text.Contains($"{t.Split(' ')[0]} {label}", StringComparison.Ordinal));
        return Done(() => person.Taps(title));
    }
}

internal sealed class WebChatPerson(Browser browser) : KindsPerson
{
    public override async Task<int> CountAsync()
    {
        await browser.AskAsync();
        return browser.OfBot.Count();
    }

    public override string Words => (string)browser.Last["text"]!;

    public override string Form
    {
        get
        {
            var labels = browser.Last["suggestedActions"]?["actions"]?.AsArray().Select(a => (string)a!["title"]!) ?? [];
            var share = (string?)browser.Last["channelData"]?["pilarbot"]?["share"];
            return (share is null ? "" : $"share={share} ") + Brackets(labels) is { Length: > 0 } form ? form.TrimEnd() : "text";
        }
    }

    public override Task SayAsync(string words) => browser.SaysAsync(words);
    protected override Task TapAsync(string label) => browser.TapsAsync(label);
    protected override Task PhotosAsync(int count) => browser.SendsAsync(null, "", [.. Enumerable.Range(0, count).Select(i => ($"foto{i}.jpg", "image/jpeg", Pictures.Jpeg))]);
    protected override Task DocumentAsync() => browser.SendsAsync(null, "", ("surat.pdf", "application/pdf", Pictures.Pdf));
    protected override Task PlaceAsync() => Browser.TakenAsync(browser.PostAsync(new { type = "message", entities = new[] { new { type = "GeoCoordinates", latitude = North, longitude = East } } }));

    // A browser has no cards to share.
    protected override Task CardAsync() => browser.SaysAsync("0812 3456 7890");
}
