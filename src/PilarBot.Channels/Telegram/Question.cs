using System.Text.Json;

namespace PilarBot.Channels.Telegram;

/// <summary>
/// A message with buttons, as it has to be sent again to show in it which button was chosen. No text: a file, whose caption
/// stays and only loses its buttons.
/// </summary>
internal sealed record Question(string? Text, MessageEntity[]? Entities)
{
    /// <summary>In the form that the contract passes through; null when Telegram no longer shows the message.</summary>
    public static string? Write(Message? message) => message is null or { Date: 0 }
        ? null
        : JsonSerializer.Serialize(new Question(message.Text, message.Text is null ? null : message.Entities), TelegramJson.Relaxed.Question);

    /// <summary>Null for what is not a question of this channel.</summary>
    public static Question? Read(string written)
    {
        try
        {
            return JsonSerializer.Deserialize(written, TelegramJson.Default.Question);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
