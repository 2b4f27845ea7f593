using System.Globalization;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Transcripts;

/// <summary>Reads what the person does: words, <c>[a button]</c>, or <c>(something else)</c>.</summary>
internal static class InputLine
{
    public static IReadOnlyList<Input> Read(string words, Scene scene)
    {
        if (words.StartsWith('[') && words.EndsWith(']')) return [Tap(words[1..^1], scene)];
        if (words.StartsWith('(') && words.EndsWith(')')) return Deed(words[1..^1].Trim(), scene);
        return [new TextInput(words.Replace("\\n", "\n", StringComparison.Ordinal))];
    }

    private static TapInput Tap(string label, Scene scene)
    {
        var button = scene.Buttons.FirstOrDefault(b => b.Label == label)
            ?? throw new FormatException($"no button says that; there are {string.Join(" ", scene.Buttons.Select(b => $"[{b.Label}]"))}");
        scene.LastTap = button.Data;
        return new(button.Data);
    }

    private static List<Input> Deed(string deed, Scene scene)
    {
        var (what, rest) = Scene.Cut(deed);
        switch (what)
        {
            case "foto": return [File(scene, MediaInputKind.Photo, rest, "image/jpeg")];
            case "video": return [File(scene, MediaInputKind.Video, rest, "video/mp4")];
            case "voice": return [File(scene, MediaInputKind.Voice, rest, "audio/ogg")];
            case "audio": return [File(scene, MediaInputKind.Audio, rest, "audio/mpeg")];
            case "dokumen": return [File(scene, MediaInputKind.Document, rest, "application/pdf")];
            case "gambar": return [File(scene, MediaInputKind.Document, rest, "image/png")];
            case "album": return Album(rest, scene);
            case "lokasi": return [Place(rest)];
            case "kontak": return [Contact(rest)];
            case "stiker": return [new UnsupportedInput("sticker")];
            case "jajak": return [new UnsupportedInput("poll")];
            case "ubah": return [new EditInput()];
            case "tombol": return [new TapInput(rest)];
            case "ulang": return [new TapInput(scene.LastTap ?? throw new FormatException("nothing was tapped yet"))];
            case "mulai": return [Start(rest)];
            case "rusak": return [Fault(rest)];
            case "terbaca": return [new MediaFetchedInput(rest)];
            case "jam": return [Clock(rest, scene)];
            default: throw new FormatException($"\"({what})\" is not known: foto, album, video, voice, audio, dokumen, gambar, lokasi, kontak, stiker, jajak, ubah, tombol, ulang, mulai, rusak, terbaca, jam");
        }
    }

    // "(foto 25MB)"
    private static MediaInput File(Scene scene, MediaInputKind kind, string size, string mime) =>
        new(scene.NextFile(), kind, size.EndsWith("MB", StringComparison.Ordinal) ? (long)(Number(size[..^2]) * 1024 * 1024) : 100_000, mime);

    private static List<Input> Album(string count, Scene scene)
    {
        var first = scene.NextFile();
        return
        [
            .. Enumerable.Range(0, (int)Number(count))
                .Select(i => (Input)new MediaInput(i == 0 ? first : scene.NextFile(), MediaInputKind.Photo, 100_000, "image/jpeg", Album: "album-" + first)),
        ];
    }

    private static LocationInput Place(string words)
    {
        var (latitude, rest) = Scene.Cut(words);
        var (longitude, accuracy) = Scene.Cut(rest);
        return new(Number(latitude), Number(longitude), accuracy.Length == 0 ? null : Number(accuracy));
    }

    private static ContactInput Contact(string words)
    {
        var (whose, rest) = Scene.Cut(words);
        if (whose is not ("sendiri" or "lain")) throw new FormatException("write (kontak sendiri 0812…) or (kontak lain 0812… name)");
        var (phone, name) = Scene.Cut(rest);
        return new(phone, name, whose == "sendiri");
    }

    private static StartInput Start(string words)
    {
        var (flow, arguments) = Scene.Cut(words);
        return new(flow, arguments.Length == 0 ? null : Scene.Json(arguments));
    }

    private static MediaFaultInput Fault(string words)
    {
        var (id, rest) = Scene.Cut(words);
        var (fault, what) = Scene.Cut(rest);
        return new(id, fault switch { "jenis" => MediaFault.WrongType, "besar" => MediaFault.TooLarge, "isi" => MediaFault.Unreadable, _ => MediaFault.Gone }, what.Length == 0 ? null : what);
    }

    private static ClockInput Clock(string by, Scene scene)
    {
        var count = by.Length > 2 && by[0] == '+' ? Number(by[1..^1]) : throw new FormatException("write (jam +3h)");
        scene.Now += by[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => throw new FormatException("write (jam +15m), (jam +3h) or (jam +7d)"),
        };
        return new();
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"\"{text}\" is no number");
}
