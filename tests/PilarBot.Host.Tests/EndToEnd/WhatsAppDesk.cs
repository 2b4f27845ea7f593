using PilarBot.TestKit;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>A site with a WhatsApp of its own.</summary>
internal static class WhatsAppDesk
{
    /// <summary>Connects the site, before its host is started.</summary>
    public static async Task<FakeGraph> GraphAsync(OfficeSite site, FakeGraphOptions? options = null)
    {
        var graph = await FakeGraph.StartAsync((options ?? new()) with { WebhookUrl = new(site.Url + "/webhooks/whatsapp"), TimeScale = 0.01 });
        foreach (var (name, value) in graph.Options.ToSettings(graph.BaseUrl))
            site.Settings[name] = value;
        return graph;
    }

    public static Task<FakeBubble> WaitAsync(FakePerson person, string words) => WaitAsync(person, b => b.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>
    /// Waits for a bubble since the person's own last message, so that what an earlier question said does not count, and a notice that
    /// comes between does no harm.
    /// </summary>
    public static async Task<FakeBubble> WaitAsync(FakePerson person, Func<FakeBubble, bool> fits)
    {
        FakeBubble? found = null;
        try
        {
            await Eventually.TrueAsync(() => Task.FromResult((found = person.Answers.LastOrDefault(fits)) is not null));
            return found!;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(string.Join("\n---\n", person.Bubbles.Select(b => $"{b.Kind}: {b.Text} [{string.Join("] [", b.Titles)}]")));
        }
    }

    /// <summary>Says something and waits for its answer.</summary>
    public static Task<FakeBubble> AsksAsync(FakePerson person, string says, string answer)
    {
        person.Says(says);
        return WaitAsync(person, answer);
    }

    /// <summary>Complains, typing everything, from the first word to the receipt.</summary>
    public static async Task ComplainsAsync(FakePerson person)
    {
        foreach (var (says, answer) in ((string, string)[])
            [("aduan", "WhatsApp memperlihatkan nomor telepon"), ("netralitas", "Apa tugas orang"), ("tksk", "Siapa namanya"), ("Pak Budi", "kecamatan mana"),
                ("poleang", "Dugaan apa"), ("media sosial", "Apa yang terjadi"), ("Ia mengajak memilih calon tertentu.", "Tanggal berapa"),
                ("kemarin", "Sejak tanggal"), ("pada hari kejadian", "identitas"), ("tanpa nama", "periksa kembali"), ("kirim aduan", "Kode rahasia")])
            await AsksAsync(person, says, answer);
    }
}
