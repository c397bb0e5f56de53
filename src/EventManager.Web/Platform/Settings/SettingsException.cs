namespace EventManager.Web.Platform.Settings;

/// <summary>The program cannot start as it is set up. The message says what to do and goes to stderr, without a stack trace.</summary>
internal sealed class SettingsException(string message) : Exception(message);
