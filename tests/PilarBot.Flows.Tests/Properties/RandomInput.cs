using System.Text.Json.Nodes;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>What people, channels and hostile hands send: mostly what is asked for, and anything else.</summary>
internal sealed class RandomInput(Dice dice)
{
    private static readonly string[] commands =
    [
        "kembali", "batal", "menu", "bantuan", "petugas", "lanjut", "ubah", "kirim", "ya", "tidak", "lewati", "selesai", "tetap", "lainnya", "mulai baru", "halo", "english",
        "bahasa indonesia", "go back", "certainly", "kebun", "sungai", "gunung", "kebuun", "lanjut alur-0", "/start", "/start *Zq*", "/kebun@bot", "menu 2", "menu 99999", "ubah awal1",
    ];

    private static readonly string[] hostile =
    [
        "", " ", "\n", "*Zq*", "<b>Zq</b>", "[Zq](x)", "\u0001# *Zq*", "\ud83d", "\ude00\ud83d", "😀", "👨‍👩‍👧", "مرحبا", "\u202e abc", "\0", "\u0007\u001b[0m", "ꦱꦸꦒꦼꦁ", "'; drop table", "{me.name}", "{{x}}",
        new('x', 5000), new('9', 400), new(' ', 4000), "1" + new string(' ', 3000) + "2x", string.Concat(Enumerable.Repeat("a, ", 1500)), string.Concat(Enumerable.Repeat("ubah ", 900)),
        "1, 2", "1 dan 2 dan 3", "0", "1", "2", "3", "7", "-1", "999", "79228162514264337593543950335", "50.000.000.000.000.000.000.000.000.000", "0,5", "31-02-2020", "29-02-2024",
        "besok 24.00", "31-12-2200", "senin", "٣", "-4.5, 121.9", "91.0 181.0", "0812", "+1 202 555 0143", "3204131708909999", "Kec. Banjaran", "Mekarjaya, Banjaran", "lut",
    ];

    private readonly List<string> pressed = [];
    private int files;

    public Input Next(Sight sight) => dice.Weighed(
        (10, (Func<Sight, Input>)Answer), (6, Button), (5, _ => new TextInput(dice.Of(commands))), (4, _ => new TextInput(dice.Of(hostile))), (2, Nearly), (1, Forged),
        (2, _ => new TextInput(new string('y', dice.From(50, 1900)))),
        (3, File), (1, _ => new LocationInput(dice.Of(-4.5, 91, double.NaN, -0.0, 1e-7), dice.Of(121.9, 200, double.PositiveInfinity), dice.Of<double?>(null, -3, 1e300))),
        (1, _ => new ContactInput(dice.Of("08123456789", "6281234567", "", "x", "+"), dice.Of("Budi", "*Zq*", "\ud83d", new string('n', 300)), dice.OneIn(2))),
        (1, _ => new UnsupportedInput(dice.Of("sticker", "poll", "dice", ""))), (1, _ => new EditInput()), (1, Start),
        (1, _ => new MediaFaultInput($"m{dice.Below(files + 2)}", dice.Of(MediaFault.Gone, MediaFault.TooLarge, MediaFault.WrongType), dice.Of(null, "*Zq*"))), (2, _ => new ClockInput()))(sight);

    private Input Answer(Sight sight)
    {
        var turn = sight.Turn;
        if (Sight.Question(turn) is { } at && ValidAnswer.For(turn, at, dice) is { Count: > 0 } valid) return valid is [MediaInput, ..] && !dice.OneIn(3) ? File(sight) : valid[0];
        return turn.Session is not null ? Button(sight) : new TextInput(dice.Of(RandomFlow.StartWords));
    }

    private TapInput Button(Sight sight)
    {
        if (sight.Buttons.Count == 0) return Forged(sight);
        pressed.Add(dice.Of(sight.Buttons).Data);
        return new(pressed[^1]);
    }

    // a label with a slip, or a part of one
    private TextInput Nearly(Sight sight)
    {
        var label = sight.Buttons.Count == 0 ? "kebun" : dice.Of(sight.Buttons).Label;
        return new(dice.OneIn(3) || label.Length < 3 ? label : dice.OneIn(2) ? label[..dice.From(1, label.Length)] : label.Remove(dice.Below(label.Length), 1));
    }

    private TapInput Forged(Sight sight) => new(dice.Below(5) switch
    {
        0 when pressed.Count > 0 => dice.Of(pressed),
        1 => $"{sight.Dialogue.Ordinal}:{dice.Of("", "~keep", "~done", "~skip", "~next", "~previous", "~all", "~-", "~-1", "~0", "~99", "send", "correct", "back", "yes", "no", "0", "-1", "99999999999", "true", "\ud83d")}",
        2 => dice.Of("", ":", "!", "!!", "!kembali", "!lanjut", "!menu 3", "!*Zq*", "99999999999:x", "-1:x", "0:", "1:x", new string('9', 70) + ":1", "!" + new string('m', 5000)),
        3 => $"{sight.Dialogue.Ordinal + dice.From(-2, 2)}:yes",
        _ => "!" + dice.Of(commands),
    });

    private MediaInput File(Sight sight) => new(
        $"m{(dice.OneIn(6) ? dice.Below(files + 1) : ++files)}", dice.Of(MediaInputKind.Photo, MediaInputKind.Photo, MediaInputKind.Photo, MediaInputKind.Document, MediaInputKind.Voice, MediaInputKind.Video, MediaInputKind.Audio),
        dice.Of<long?>(null, 0, 100_000, 100_000, 20L * 1024 * 1024, 30_000_000_000), dice.Of(null, "image/png", "application/pdf", ""), dice.Of("", "*Zq*"), dice.OneIn(3) ? $"album{dice.Below(3)}" : null);

    private StartInput Start(Sight sight) => new(dice.Of("alur-0", "alur-1", "alur-2", "tidak-ada"), dice.Below(4) switch
    {
        0 => null,
        1 => new JsonObject { ["isi"] = "*Zq*", ["berapa"] = dice.From(0, 9) },
        2 => new JsonObject { ["isi"] = null, ["berapa"] = "x", ["lain"] = new JsonArray(1, null) },
        _ => new JsonObject { ["isi"] = new string('i', dice.Of(10, 9000)) },
    });
}
