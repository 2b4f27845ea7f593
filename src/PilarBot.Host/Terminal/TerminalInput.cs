using System.Globalization;
using PilarBot.Channels;

namespace PilarBot.Host.Terminal;

/// <summary>Reads what somebody types in a terminal: words, the number of something offered, or a deed.</summary>
internal static class TerminalInput
{
    public const string Help = "Ketik pesan, atau nomor pilihan. Lainnya: foto: berkas.jpg, berkas: surat.pdf, lokasi: -4.7, 121.6, kontak, keluar.";

    /// <summary>What it means, or why it means nothing.</summary>
    /// <param name="line">As typed.</param>
    /// <param name="offers">What can be picked by number.</param>
    /// <param name="phone">The own number.</param>
    public static (InboundContent? Content, string? Why) Read(string line, IReadOnlyList<Offer> offers, string phone)
    {
        var words = line.Trim();
        if (int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= offers.Count)
            return Pick(offers[number - 1], phone);
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        var rest = colon < 0 ? "" : words[(colon + 1)..].Trim();
        return (colon < 0 ? words : words[..colon]) switch
        {
            "foto" when colon > 0 => File(rest, MediaKind.Photo),
            "berkas" when colon > 0 => File(rest, MediaKind.Document),
            "lokasi" when colon > 0 => Place(rest),
            "kontak" when colon < 0 => (new ContactContent(phone, "", IsOwn: true), null),
            _ => (new TextContent(line), null),
        };
    }

    private static (InboundContent?, string?) Pick(Offer offer, string phone) => offer.Kind switch
    {
        OfferKind.Tap => (new TapContent("", offer.Data, null), null),
        OfferKind.Type => (new TextContent(offer.Label), null),
        OfferKind.Contact => (new ContactContent(phone, "", IsOwn: true), null),
        OfferKind.Location => (null, "Terminal tidak tahu di mana Anda. Ketik misalnya: lokasi: -4.7, 121.6"),
    };

    private static (InboundContent?, string?) File(string path, MediaKind kind)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? (new MediaContent(kind, file.FullName, file.Length, MimeOf(file.Extension), file.Name), null)
            : (null, $"Berkas {path} tidak ditemukan.");
    }

    private static string MimeOf(string extension) => extension.ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".pdf" => "application/pdf",
        _ => "application/octet-stream",
    };

    private static (InboundContent?, string?) Place(string words) =>
        words.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) is [var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            ? (new LocationContent(latitude, longitude), null)
            : (null, "Ketik lintang dan bujur, misalnya: lokasi: -4.7, 121.6");
}
