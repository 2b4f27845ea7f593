using System.ComponentModel.DataAnnotations;

namespace PilarBot.Host.WebChat;

/// <summary>The other ways to the office, told by the page <c>/obrolan</c> to browsers that cannot open it. Section <c>WebChat:Page</c>.</summary>
public sealed class ChatPageOptions
{
    /// <value>The bot's name on Telegram, without @; empty: none.</value>
    [RegularExpression("^[A-Za-z0-9_]{5,32}$", ErrorMessage = "WebChat:Page:Telegram must be the bot's name without @, such as DinsosBombanaBot.")]
    public string Telegram { get; set; } = "";

    /// <value>The WhatsApp number in international form, digits only, such as <c>6281234567890</c>; empty: none.</value>
    [RegularExpression("^[0-9]{8,15}$", ErrorMessage = "WebChat:Page:WhatsApp must be digits with the country's code, such as 6281234567890.")]
    public string WhatsApp { get; set; } = "";

    /// <value>Where the office is and when it is open, in one line; empty: none.</value>
    public string Address { get; set; } = "";
}
