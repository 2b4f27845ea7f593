using System.Text.Encodings.Web;
using System.Text.Json;
using PilarBot.Flows.Events;

namespace PilarBot.Flows.Transcripts;

/// <summary>Writes what the bot does as lines of a transcript.</summary>
internal static class OutputLines
{
    private static readonly JsonSerializerOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static List<string> Of(IReadOnlyList<FlowEvent> events)
    {
        var lines = new List<string>();
        for (var at = 0; at < events.Count; at++)
        {
            // as the host does it: a receipt that is overtaken is not sent
            if (events[at] is MessageCreated { IsReceipt: true } && events.Skip(at + 1).Any(e => e is MessageCreated)) continue;
            Write(events[at], lines);
        }
        return lines;
    }

    private static void Write(FlowEvent happened, List<string> lines)
    {
        switch (happened)
        {
            case MessageCreated message:
                if (lines.Count > 0) lines.Add("");
                lines.AddRange(message.Markdown.Split('\n').Select(l => l.Length == 0 ? "<" : "< " + l));
                if (message.Share != ShareOffer.None) lines.Add(message.Share == ShareOffer.Location ? "< (tombol lokasi)" : "< (tombol kontak)");
                if (message.Buttons.Count > 0) lines.Add("< " + string.Join(' ', message.Buttons.Select(b => $"[{b.Label}]")));
                break;
            case ActionRequested action:
                lines.Add($"! do {action.Name} {action.Arguments.ToJsonString(readable)}");
                break;
            case FlowStarted started:
                lines.Add($"! started {started.Flow}");
                break;
            case FlowCompleted completed:
                lines.Add($"! completed {completed.Flow}");
                break;
            case FlowCancelled cancelled:
                lines.Add($"! cancelled {cancelled.Flow}");
                break;
            case FlowExpired expired:
                lines.Add($"! expired {expired.Flow}");
                break;
            case HumanRequested human:
                lines.Add($"! human {human.Reason}{(human.Flow is null ? "" : " " + human.Flow)}");
                break;
            case FlowBroke broke:
                lines.Add($"! broke {broke.Flow} {broke.Step}: {broke.Fault}");
                break;
            // the tap stands in the line that caused it
            case ChoiceTapped:
                break;
        }
    }
}
