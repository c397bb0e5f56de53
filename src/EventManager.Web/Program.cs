using EventManager.Web;

return await EventManagerProgram.RunAsync(args);

/// <summary>Found by the tests' server.</summary>
public partial class Program;
