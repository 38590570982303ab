namespace ModelMonitor.Capture;

/// <summary>An agent, as sources see it.</summary>
internal interface ICaptureListener
{
    /// <summary>
    /// The agent's subscription to a source, the same one each time it is asked, or <see langword="null"/> if it
    /// does not listen to it. Called under the registry's lock: must neither block nor register.
    /// </summary>
    AgentSubscription? Listen(PredictionSource source);
}
