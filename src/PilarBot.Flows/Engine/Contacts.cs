using System.Text.Json.Nodes;
using PilarBot.Flows.Answers;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>A contact card as an answer.</summary>
internal static class Contacts
{
    public static void Take(Turn turn, AtAsk at, ContactInput card)
    {
        // a channel leaves out the plus: 81… is a number of Japan there, not one that somebody typed without its zero
        var phone = Phone.Read(card.Phone.StartsWith('0') ? card.Phone : "+" + card.Phone.TrimStart('+')).Number;
        if (!card.IsOwn && !at.Ask.Other)
            Retries.Retry(turn, at, turn.Words(Phrase.ContactNotOwn));
        else if (phone is null)
            Retries.Retry(turn, at, turn.Words(Phrase.PhoneUnclear));
        else
            Record(turn, at, phone, card.Name, card.IsOwn);
    }

    /// <summary>Words where a card is asked for: a number does, when it need not be the person's own.</summary>
    public static void Typed(Turn turn, AtAsk at, string text)
    {
        if (at.Ask.Other && Phone.Read(text).Number is { } phone) Record(turn, at, phone, "", false);
        else Retries.Unexpected(turn, at, "text");
    }

    private static void Record(Turn turn, AtAsk at, string phone, string name, bool own)
    {
        var shortened = WellFormed.Repair(name.Length > 100 ? name[..100] : name);
        turn.Raise(new MessageCreated(turn.Words(Phrase.ContactReceived)));
        Sessions.Answer(turn, new(
            at.AskKey, TrailKind.Answered, new JsonObject { ["phone"] = phone, ["name"] = shortened, ["own"] = own },
            shortened.Length == 0 ? phone : $"{shortened} ({phone})"));
    }
}
