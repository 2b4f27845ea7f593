namespace PilarBot.Channels.WhatsApp;

/// <summary>The Cloud API's limits (protocol sections B.3 and B.4), in characters (UTF-16 units, the strictest reading) and bytes.</summary>
public static class WhatsAppLimits
{
    /// <summary>The body of a text, and of a list.</summary>
    public const int Text = 4096;
    /// <summary>The body under which buttons, a location request or a link stand.</summary>
    public const int ButtonBody = 1024;
    /// <summary>The words under a file.</summary>
    public const int Caption = 1024;
    /// <summary>Reply buttons in one message.</summary>
    public const int Buttons = 3;
    /// <summary>What a reply button says, and what opens a list or a link.</summary>
    public const int ButtonTitle = 20;
    /// <summary>Rows of a list, over all its sections.</summary>
    public const int Rows = 10;
    /// <summary>What a row says.</summary>
    public const int RowTitle = 24;
    /// <summary>What stands small below it.</summary>
    public const int RowDescription = 72;
    /// <summary>What a button carries.</summary>
    public const int ButtonId = 256;
    /// <summary>What a row carries.</summary>
    public const int RowId = 200;
    /// <summary>A mark that comes back with the reports.</summary>
    public const int Mark = 512;
    /// <summary>How long after a person's last word anything may be sent (protocol section B.5).</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);
    /// <summary>Messages to one person at once; the rest of the burst is borrowed from the future.</summary>
    public const int PairBurst = 45;
    /// <summary>Messages a second to one person in the long run.</summary>
    public const double PairPerSecond = 1.0 / 6;
    /// <summary>The largest file that a person can send; larger ones come as an error.</summary>
    public const long MaxReceivedBytes = 100L << 20;
    /// <summary>A webhook's body.</summary>
    public const int MaxWebhookBytes = 3 << 20;
}
