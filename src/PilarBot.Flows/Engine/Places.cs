using System.Globalization;
using System.Text.Json.Nodes;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>A place as an answer.</summary>
internal static class Places
{
    public static void Take(Turn turn, AtAsk at, LocationInput place)
    {
        if (!double.IsFinite(place.Latitude) || !double.IsFinite(place.Longitude) || Math.Abs(place.Latitude) > 90 || Math.Abs(place.Longitude) > 180)
        {
            Retries.Retry(turn, at, turn.Words(Phrase.LocationUnclear));
            return;
        }
        var value = new JsonObject { ["latitude"] = place.Latitude, ["longitude"] = place.Longitude };
        if (place.Accuracy is { } accuracy && double.IsFinite(accuracy)) value["accuracy"] = accuracy;
        turn.Raise(new MessageCreated(turn.Words(Phrase.LocationReceived)));
        Sessions.Answer(turn, new(at.AskKey, TrailKind.Answered, value, string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:0.#####}, {place.Longitude:0.#####}")));
    }

    /// <summary>Words where a place is asked for: a pair of degrees does.</summary>
    public static void Typed(Turn turn, AtAsk at, string text)
    {
        var parts = Fold.Digits(text).Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var latitude, var longitude] && Degrees(latitude) is { } north && Degrees(longitude) is { } east && Math.Abs(north) <= 90 && Math.Abs(east) <= 180)
            Take(turn, at, new(north, east));
        else
            Retries.Unexpected(turn, at, "text");
    }

    private static double? Degrees(string text) =>
        text.Contains('.', StringComparison.Ordinal) && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
            ? degrees
            : null;
}
